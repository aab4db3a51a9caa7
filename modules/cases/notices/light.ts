/** A clock turns yellow or red: whoever holds the case is told, unless it moved on meanwhile (CL §13, L1). */
import type { Ctx } from '#kernel/ctx.ts'
import type { OutboxEvent } from '#kernel/module.ts'
import type { NoticeDefinition, Telling } from '#kernel/notice/definition.ts'
import type { ClockRow } from '#kernel/procedure/subject.ts'
import { peopleWhoMay } from '#modules/identity/index.ts'
import { caseProcedure } from '../procedure/index.ts'
import { placed } from '../service/fire.ts'
import { caseById, clocksOf, standingOf, type UrbanCase } from '../store.ts'
import { CASE_WORDS, caseLink, caseWords, cityTime } from './words.ts'

/** Who is to act while the clock runs. */
const HOLDERS: Record<string, readonly string[]> = {
  accept: ['case.accept'],
  verify: ['case.answerTask'],
  filing: ['case.file'],
  dispatch: ['case.dispatch'],
  disposal: ['case.dispose', 'case.uploadResult'],
  checkOrder: ['case.orderCheck'],
  check: ['case.answerTask'],
  close: ['case.close'],
}

/** An alarm of a clock that was paused in the same moment names no deadline. */
const ofCase = ({ kind, deadlineAt }: Readonly<Record<string, unknown>>) =>
  typeof kind === 'string' && kind in HOLDERS && typeof deadlineAt === 'string'

interface Facts {
  kind: string
  ordinal: number
  deadlineAt: string
}

const factsOf = ({ kind, ordinal, deadlineAt }: Record<string, unknown>): Facts => ({
  kind: String(kind),
  ordinal: Number(ordinal),
  deadlineAt: new Date(String(deadlineAt)).toISOString(),
})

/** The clock the light is about, as long as it runs to the same deadline. */
async function runningStill(ctx: Ctx, caseId: string, { kind, ordinal, deadlineAt }: Facts): Promise<[UrbanCase, ClockRow] | null> {
  const [row, clocks] = await Promise.all([caseById(ctx.db, caseId), clocksOf(ctx.db, caseId)])
  const clock = clocks.find((one) => one.kind === kind && one.ordinal === ordinal && one.stoppedAt === null)
  if (!row || caseProcedure.states[row.state].terminal || clock?.deadlineAt?.toISOString() !== deadlineAt) return null
  return [row, clock]
}

async function holders(ctx: Ctx, row: UrbanCase, { kind, chargedUnit }: ClockRow): Promise<string[]> {
  if (kind === 'verify' || kind === 'check') {
    const collector = (await standingOf(ctx.db, row.id)).tasks.at(-1)?.collectorId
    if (collector) return [collector]
  }
  const place = { ...placed(row), unitCode: row.unitCode ?? chargedUnit }
  const lists = await Promise.all((HOLDERS[kind] ?? []).map((permission) => peopleWhoMay(ctx, permission, place)))
  return lists.flat()
}

async function about(ctx: Ctx, { subjectId, payload }: OutboxEvent): Promise<Telling | null> {
  const facts = factsOf(payload)
  const found = await runningStill(ctx, subjectId, facts)
  if (!found) return null
  const [row, clock] = found
  return {
    key: `${facts.kind} ${facts.ordinal} ${facts.deadlineAt}`,
    subjectId,
    to: (await holders(ctx, row, clock)).map((person) => ({ person })),
    values: {
      ...caseWords(row),
      clock: caseProcedure.clocks[facts.kind]?.title ?? facts.kind,
      due: await cityTime(ctx, new Date(facts.deadlineAt)),
    },
    link: caseLink(subjectId),
    facts: { ...facts },
  }
}

const common = {
  audience: 'staff',
  concerns: [...new Set(Object.values(HOLDERS).flat())],
  placeholders: {
    ...CASE_WORDS,
    clock: { title: { zh: '计时环节', en: 'What is timed' }, sample: { zh: '处置', en: 'Disposal' } },
    due: { title: { zh: '截止时间', en: 'Due' }, sample: '2026-01-05 17:30' },
  },
  about,
  holds: async (ctx: Ctx, notice: { subjectId: string; facts: Record<string, unknown> }) =>
    (await runningStill(ctx, notice.subjectId, factsOf(notice.facts))) !== null,
} as const satisfies Partial<NoticeDefinition>

export const lightNotices: readonly NoticeDefinition[] = [
  {
    ...common,
    kind: 'case.light-yellow',
    title: { zh: '案件黄灯提醒', en: 'A case turns yellow' },
    severity: 'warning',
    channels: ['in_app', 'push'],
    text: {
      title: { zh: '{clock}时限将到：{code}', en: '{clock} is due soon: {code}' },
      body: { zh: '{address} {summary}，请于 {due} 前完成{clock}。', en: '{address}, {summary}. {clock} is due by {due}.' },
    },
    on: { 'clock.yellow': ofCase },
  },
  {
    ...common,
    kind: 'case.light-red',
    title: { zh: '案件红灯告警', en: 'A case turns red' },
    severity: 'urgent',
    mandatory: true,
    channels: ['in_app', 'push'],
    text: {
      title: { zh: '{clock}已超时：{code}', en: '{clock} is overdue: {code}' },
      body: {
        zh: '{address} {summary}，{clock}应于 {due} 完成，已超时，请立即办理。',
        en: '{address}, {summary}. {clock} was due at {due}; act now.',
      },
    },
    on: { 'clock.red': ofCase },
  },
]
