/** What notices about cases share: names of a case, times as the city writes them, placeholders. */
import { wallTime } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { NoticeDefinition, Words } from '#kernel/notice/definition.ts'
import { areasOf } from '#modules/grid/index.ts'
import { spokenCode } from '../rules.ts'
import { shortCodeOf, type UrbanCase } from '../store.ts'

export type Placeholders = NoticeDefinition['placeholders']

export const CASE_WORDS = {
  code: { title: { zh: '案件编号，未立案时为查询码', en: 'Case code; before filing the short code' }, sample: '2026010535020300012' },
  summary: { title: { zh: '问题描述', en: 'Description' }, sample: { zh: '人行道上有散落垃圾', en: 'Rubbish on the pavement' } },
  address: { title: { zh: '位置', en: 'Address' }, sample: { zh: '中山路1号', en: '1 Zhongshan Road' } },
} as const satisfies Placeholders

const SUMMARY = 40

export function caseWords(row: UrbanCase): Words {
  const { caseCode, id, summary, address } = row
  const signs = [...summary]
  const short = signs.length > SUMMARY ? `${signs.slice(0, SUMMARY).join('')}…` : summary
  return { code: caseCode ?? spokenCode(shortCodeOf(id)), summary: short, address: address || { zh: '位置见案件', en: 'place see case' } }
}

/** `2023-12-14 09:00` by the city's own clock. */
export async function cityTime(ctx: Ctx, at: Date): Promise<string> {
  const { timeZone } = await areasOf(ctx)
  return wallTime(at, timeZone)
}

export const caseLink = (caseId: string): string => `/cases/${caseId}`

export const isOneOf =
  (...events: readonly string[]) =>
  ({ event }: Readonly<Record<string, unknown>>): boolean =>
    typeof event === 'string' && events.includes(event)
