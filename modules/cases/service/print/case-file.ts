/** The printed file of a case: what it is, where, its pictures, every step with its hash, every clock in words. */
import { audit } from '#kernel/audit/audit.ts'
import { inWords, type Segment, sumInWords, wallTime } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type Block, type Entry, type Part, type PrintedDocument, sectionsOf } from '#kernel/document/index.ts'
import { inLanguage, type Language, type Titles } from '#kernel/titles.ts'
import { areasOf } from '#modules/grid/index.ts'
import type { CaseDetail } from '../../contract.ts'
import { caseDetail } from '../detail.ts'
import { factsOf } from './facts.ts'
import { picturesOf } from './pictures.ts'
import { placeOf } from './place.ts'
import { type Printing, wordsOf } from './words.ts'

export async function printCases(asked: Ctx, ids: readonly string[], origin: string, language: Language): Promise<PrintedDocument> {
  const ctx = { ...asked, language }
  const { timeZone } = await areasOf(ctx)
  const say = (titles: Titles) => inLanguage(titles, language)
  const printing: Printing = { ctx, origin, language, say, when: instantsOf(timeZone), timeZone, words: await wordsOf(ctx, language) }
  const parts: Part[] = []
  for (const id of ids) parts.push(await partOf(printing, await caseDetail(ctx, id)))
  const detail = { cases: ids.length, language }
  await audit(ctx, {
    action: 'case.print',
    objectType: 'case',
    objectId: ids.length === 1 ? (ids[0] ?? null) : null,
    result: 'done',
    detail: ids.length === 1 ? detail : { ...detail, ids },
  })
  return { title: say({ zh: '案件档案', en: 'Case file' }), author: ctx.actor.name, at: ctx.now(), language, parts }
}

/** `2023-12-14 09:00` on the city's wall. */
function instantsOf(timeZone: string): (at: string | null) => string {
  return (at) => (at === null ? '–' : wallTime(new Date(at), timeZone))
}

async function partOf(printing: Printing, detail: CaseDetail): Promise<Part> {
  const { ctx, say, when, words } = printing
  const code = detail.caseCode ?? say({ zh: '未编号', en: 'Not coded yet' })
  const heading = (zh: string, en: string): Block => ({ kind: 'heading', text: say({ zh, en }) })
  const place = await placeOf(printing, detail)
  const pictures = await picturesOf(printing, detail)
  const clock = detail.clocks.find(({ stoppedAt }) => stoppedAt === null)
  const blocks: Block[] = [
    {
      kind: 'title',
      text: `${say({ zh: '案件档案', en: 'Case file' })} ${code}`,
      sub: [words.state(detail.state), words.matter(detail.matterCode), clock ? clockLine(printing, clock) : '']
        .filter(Boolean)
        .join(' · '),
    },
    { kind: 'facts', rows: factsOf(printing, detail) },
    heading('问题描述', 'Description'),
    { kind: 'text', text: detail.description },
    ...(place ? [heading('位置', 'Place'), { kind: 'place', crop: place } as const] : []),
    ...(pictures.length > 0 ? [heading('照片', 'Photographs'), { kind: 'pictures', pictures } as const] : []),
    heading('计时', 'Clocks'),
    { kind: 'entries', entries: detail.clocks.map((one) => clockEntry(printing, one)) },
    ...(detail.requests.length > 0
      ? [heading('申请', 'Requests'), { kind: 'entries', entries: requestsOf(printing, detail) } as const]
      : []),
    ...(await sectionsOf(ctx, 'case', detail.id)),
    heading('办理经过', 'History'),
    { kind: 'entries', entries: detail.history.map((record) => stepEntry(printing, record)) },
    heading('存证', 'Proof'),
    proofOf(printing, detail),
  ]
  const printed = say({
    zh: `${ctx.actor.name} 打印于 ${when(ctx.now().toISOString())}`,
    en: `Printed by ${ctx.actor.name}, ${when(ctx.now().toISOString())}`,
  })
  return { foot: `${code} · ${printed}`, blocks }
}

type PrintedClock = CaseDetail['clocks'][number]

function clockLine({ say, when }: Printing, { title, deadlineAt }: PrintedClock): string {
  if (deadlineAt === null) return say({ zh: `${title.zh}计时暂停`, en: `${title.en} clock paused` })
  return say({ zh: `${title.zh}截止 ${when(deadlineAt)}`, en: `${title.en} due ${when(deadlineAt)}` })
}

/** The whole sum of a deadline; a clock of minutes is one line anyway. */
function clockEntry(printing: Printing, clock: PrintedClock): Entry {
  const { say, when, words, timeZone, ctx } = printing
  // Checked border: the segments travel as loose JSON and come straight from `explain`.
  const segments = clock.segments as unknown as Segment[]
  const now = clock.stoppedAt ? Date.parse(clock.stoppedAt) : ctx.now().getTime()
  const limit = words.limit(clock.limitAmount, clock.limitUnit)
  const ended = clock.stoppedAt
    ? say({
        zh: `${when(clock.stoppedAt)} 停止，${clock.onTime ? '按期' : '超期'}`,
        en: `stopped ${when(clock.stoppedAt)}, ${clock.onTime ? 'on time' : 'late'}`,
      })
    : say({ zh: '计时中', en: 'running' })
  const charged = clock.chargedUnit
    ? say({ zh: ` · 计入 ${words.unit(clock.chargedUnit)}`, en: ` · charged to ${words.unit(clock.chargedUnit)}` })
    : ''
  return {
    title: say(clock.title),
    meta:
      say({
        zh: `时限 ${limit} · 截止 ${when(clock.deadlineAt)} · ${ended}`,
        en: `limit ${limit} · due ${when(clock.deadlineAt)} · ${ended}`,
      }) + charged,
    lines: [
      ...inWords(segments, timeZone, clock.stoppedAt ? undefined : now).map(say),
      say(sumInWords(segments, clock.deadlineAt ? Date.parse(clock.deadlineAt) : null, now)),
    ],
  }
}

function requestsOf({ say, when, words }: Printing, { requests }: CaseDetail): Entry[] {
  return requests.map((one) => ({
    title: words.request(one.kind, one.state),
    meta: `${one.requestedBy} · ${words.unit(one.unitCode)} · ${when(one.requestedAt)}`,
    lines: [
      [one.reasonKindTitle ? say(one.reasonKindTitle) : '', one.reason].filter(Boolean).join(' · '),
      ...(one.untilAt ? [say({ zh: `恢复处置 ${when(one.untilAt)}`, en: `until ${when(one.untilAt)}` })] : []),
      ...(one.decidedAt ? [say({ zh: `审批 ${when(one.decidedAt)}`, en: `decided ${when(one.decidedAt)}` })] : []),
    ],
  }))
}

function stepEntry({ say, when, words }: Printing, record: CaseDetail['history'][number]): Entry {
  const moved = record.fromState !== record.toState
  const way = moved
    ? `${record.fromState ? words.state(record.fromState) : ''} → ${words.state(record.toState)}`
    : words.state(record.toState)
  const who = record.role === 'system' ? say({ zh: '平台', en: 'the platform' }) : `${record.actorName} · ${words.role(record.role)}`
  const { note } = record.payload
  return {
    title: `${record.seq}. ${say(record.title)}`,
    meta: `${when(record.at)} · ${who}`,
    lines: [
      way,
      ...(record.reason ? [say({ zh: `理由：${record.reason}`, en: `Reason: ${record.reason}` })] : []),
      ...(typeof note === 'string' && note !== '' ? [say({ zh: `说明：${note}`, en: `Note: ${note}` })] : []),
    ],
    code: record.hash,
  }
}

function proofOf({ say, origin }: Printing, detail: CaseDetail): Block {
  const last = detail.history.at(-1)
  return {
    kind: 'proof',
    address: `${origin}/api/verify/${detail.id}/${last?.hash ?? ''}`,
    code: last?.hash ?? '',
    lines: [
      say({
        zh: `本档案含 ${detail.history.length} 条经过，每条与前一条以 SHA-256 相连；下列为最后一条的存证。`,
        en: `This file holds ${detail.history.length} records, each chained to the one before by SHA-256; below is the hash of the last.`,
      }),
      say({
        zh: '扫码或打开下列地址，可核验系统中的经过是否仍与本档案一致。',
        en: 'Scan the code, or open the address, to see whether the history still matches this file.',
      }),
    ],
  }
}
