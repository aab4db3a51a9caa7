/** What members of staff are told about cases: a task, a dispatch, a rework, a decision, a doubt, a reply to approve. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import type { CaseRequestTable } from '#kernel/db/tables.gen.ts'
import type { NoticeDefinition, Recipient, Words } from '#kernel/notice/definition.ts'
import type { Titles } from '#kernel/titles.ts'
import { peopleWhoMay } from '#modules/identity/index.ts'
import { REQUEST_RULES } from '../request-procedure.ts'
import type { RequestRow } from '../service/effects/index.ts'
import { placed } from '../service/fire.ts'
import { openReply } from '../service/replies.ts'
import { procedureOfRequest, requestById } from '../service/requests/load.ts'
import { caseById, type FieldTask, standingOf, type UrbanCase } from '../store.ts'
import { CASE_WORDS, caseLink, caseWords, cityTime, isOneOf } from './words.ts'

const persons = (ids: readonly string[]): Recipient[] => ids.map((person) => ({ person }))

const toldAbout = (row: UrbanCase, key: string, to: readonly string[], more: Words = {}) => ({
  key,
  subjectId: row.id,
  to: persons(to),
  values: { ...caseWords(row), ...more },
  link: caseLink(row.id),
})

const staff = { audience: 'staff', severity: 'info', channels: ['in_app', 'push'] } as const

const TASK_TITLES: Record<FieldTask['kind'], Titles> = { verify: { zh: '核实', en: 'Verification' }, check: { zh: '核查', en: 'Check' } }

async function openTask(ctx: Ctx, caseId: string): Promise<FieldTask | undefined> {
  return (await standingOf(ctx.db, caseId)).tasks.findLast((task) => task.answeredAt === null)
}

const task: NoticeDefinition = {
  ...staff,
  kind: 'case.task',
  title: { zh: '核实、核查任务', en: 'Verification or check ordered' },
  mandatory: true,
  concerns: ['case.answerTask'],
  placeholders: { ...CASE_WORDS, task: { title: { zh: '任务', en: 'Task' }, sample: TASK_TITLES.check } },
  text: {
    title: { zh: '新的{task}任务', en: 'New task: {task}' },
    body: { zh: '{address} {summary}（{code}），请到现场{task}。', en: '{address}, {summary} ({code}). Please go and look.' },
  },
  on: { 'case.changed': isOneOf('orderVerify', 'orderCheck', 'verifyExpired', 'undoClose') },
  async about(ctx, { subjectId }) {
    const [row, open] = await Promise.all([caseById(ctx.db, subjectId), openTask(ctx, subjectId)])
    if (!row || !open) return null
    const to = open.collectorId ? [open.collectorId] : await peopleWhoMay(ctx, 'case.answerTask', placed(row))
    return { ...toldAbout(row, `task ${open.id}`, to, { task: TASK_TITLES[open.kind] }), facts: { task: open.id } }
  },
  holds: async (ctx, { subjectId, facts }) => (await openTask(ctx, subjectId))?.id === facts.task,
}

const dispatched: NoticeDefinition = {
  ...staff,
  kind: 'case.dispatched',
  title: { zh: '新派遣案件', en: 'A case is dispatched to the department' },
  mandatory: true,
  concerns: ['case.dispose'],
  placeholders: { ...CASE_WORDS, due: { title: { zh: '处置截止', en: 'Disposal due' }, sample: '2026-01-05 17:30' } },
  text: {
    title: { zh: '新派遣案件 {code}', en: 'New case {code}' },
    body: { zh: '{address} {summary}，请签收，{due} 前处置完成。', en: '{address}, {summary}. Please sign for it; due by {due}.' },
  },
  on: { 'case.changed': isOneOf('dispatch'), 'case.created': ({ state }) => state === 'dispatched' },
  async about(ctx, { subjectId }) {
    const row = await caseById(ctx.db, subjectId)
    if (row?.state !== 'dispatched') return null
    const to = await peopleWhoMay(ctx, 'case.dispose', placed(row))
    const due = row.dueAt ? await cityTime(ctx, row.dueAt) : { zh: '应急结束后', en: 'after the emergency' }
    return { ...toldAbout(row, `dispatch ${row.dispatchCount}`, to, { due }), facts: { count: row.dispatchCount } }
  },
  async holds(ctx, { subjectId, facts }) {
    const row = await caseById(ctx.db, subjectId)
    return row?.state === 'dispatched' && row.dispatchCount === facts.count
  },
}

const rework: NoticeDefinition = {
  ...staff,
  kind: 'case.rework',
  title: { zh: '核查不通过返工', en: 'A check failed, rework' },
  severity: 'warning',
  mandatory: true,
  concerns: ['case.dispose'],
  placeholders: {
    ...CASE_WORDS,
    round: { title: { zh: '第几轮', en: 'Round' }, sample: '2' },
    finding: { title: { zh: '核查意见', en: 'Finding' }, sample: { zh: '仍有残留', en: 'Some is left' } },
  },
  text: {
    title: { zh: '返工：{code}', en: 'Rework: {code}' },
    body: {
      zh: '{address} {summary}，核查不通过（{finding}），第 {round} 轮处置已开始计时。',
      en: '{address}, {summary}. The check failed ({finding}); round {round} runs.',
    },
  },
  on: { 'case.changed': isOneOf('confirmRework') },
  async about(ctx, { subjectId }) {
    const [row, standing] = await Promise.all([caseById(ctx.db, subjectId), standingOf(ctx.db, subjectId)])
    if (row?.state !== 'handling') return null
    const to = await peopleWhoMay(ctx, 'case.dispose', placed(row))
    const finding = standing.tasks.at(-1)?.note ?? { zh: '见案件', en: 'see the case' }
    return { ...toldAbout(row, `round ${row.round}`, to, { round: String(row.round), finding }), facts: { round: row.round } }
  },
  async holds(ctx, { subjectId, facts }) {
    const row = await caseById(ctx.db, subjectId)
    return row?.state === 'handling' && row.round === facts.round
  },
}

const RESULTS: Record<string, Titles> = { approved: { zh: '已批准', en: 'approved' }, rejected: { zh: '已驳回', en: 'refused' } }

const decided: NoticeDefinition = {
  ...staff,
  kind: 'case.request-decided',
  title: { zh: '申请已审批', en: 'A request is decided' },
  concerns: ['request.create', 'request.createCentre'],
  placeholders: {
    ...CASE_WORDS,
    request: { title: { zh: '申请种类', en: 'Kind of request' }, sample: REQUEST_RULES.extension.title },
    result: { title: { zh: '结果', en: 'Result' }, sample: RESULTS.approved ?? '' },
    reason: { title: { zh: '审批意见', en: 'Reason' }, sample: { zh: '天气原因，同意', en: 'Bad weather, agreed' } },
  },
  text: {
    title: { zh: '{request}申请{result}：{code}', en: 'Request ({request}) {result}: {code}' },
    body: {
      zh: '{address} {summary}，{request}申请{result}。{reason}',
      en: '{address}, {summary}. The request ({request}) is {result}. {reason}',
    },
  },
  on: { 'request.changed': isOneOf('request.approve', 'request.reject') },
  async about(ctx, { subjectId, payload }) {
    const [row, request] = await Promise.all([caseById(ctx.db, subjectId), requestOf(ctx, String(payload.requestId))])
    const result = request && RESULTS[request.state]
    if (!row || !request || !result) return null
    const kind = Object.entries(REQUEST_RULES).find(([name]) => name === request.kind)?.[1].title ?? request.kind
    return toldAbout(row, `request ${request.id}`, [request.requestedBy], { request: kind, result, reason: request.said ?? '' })
  },
}

async function requestOf(ctx: Ctx, id: string) {
  const rows = await ctx.db.query<CaseRequestTable & { said: string | null }>(
    sql`select r.*, (select reason from flow_record f where f.subject_id = r.id and f.event in ('approve', 'reject') order by seq desc limit 1) as said
      from case_request r where id = ${id}`,
  )
  return rows[0]
}

/** An asker, then each approval but the last: the request lies with somebody else now. */
const waiting: NoticeDefinition = {
  ...staff,
  kind: 'case.request-waiting',
  title: { zh: '申请待审批', en: 'A request waits for approval' },
  mandatory: true,
  concerns: [...new Set(Object.values(REQUEST_RULES).flatMap(({ steps }) => steps.map(({ permission }) => permission)))],
  placeholders: {
    ...CASE_WORDS,
    request: { title: { zh: '申请种类', en: 'Kind of request' }, sample: REQUEST_RULES.extension.title },
    by: { title: { zh: '申请人', en: 'Asked by' }, sample: { zh: '朱林', en: 'Zhu Lin' } },
    reason: { title: { zh: '申请理由', en: 'Reason' }, sample: { zh: '暴雨无法施工', en: 'Heavy rain' } },
  },
  text: {
    title: { zh: '{request}申请待审批：{code}', en: 'To approve ({request}): {code}' },
    body: { zh: '{address} {summary}，{by} 申请{request}：{reason}', en: '{address}, {summary}. {by} asks ({request}): {reason}' },
  },
  on: { 'request.changed': isOneOf('request.submit', 'request.approve') },
  async about(ctx, { subjectId, payload }) {
    const [row, request] = await Promise.all([caseById(ctx.db, subjectId), requestById(ctx.db, String(payload.requestId))])
    const step = request && waitsFor(request)
    if (!row || !request || !step) return null
    const place = { ...placed(row), unitCode: request.unitCode }
    // Neither the asker nor who approved before may decide (E02).
    const barred = [request.requestedBy, ...request.decidedBy]
    const to = (await peopleWhoMay(ctx, step.permission, place)).filter((id) => !barred.includes(id))
    const words = { request: REQUEST_RULES[request.kind].title, by: request.requestedName, reason: request.reason }
    return { ...toldAbout(row, `request ${request.id} ${request.state}`, to, words), facts: { request: request.id, state: request.state } }
  },
  async holds(ctx, { facts }) {
    const request = await requestById(ctx.db, String(facts.request))
    return request?.decidedAt === null && request.state === facts.state
  },
}

function waitsFor(request: RequestRow) {
  return procedureOfRequest(request).transitions.find(({ event, from }) => event === 'approve' && from.includes(request.state))
}

const doubted: NoticeDefinition = {
  ...staff,
  kind: 'case.doubted',
  title: { zh: '市民不满意待复核', en: 'A citizen is not satisfied' },
  severity: 'warning',
  mandatory: true,
  concerns: ['case.supervise'],
  placeholders: { ...CASE_WORDS, due: { title: { zh: '派发复核时限', en: 'Second look ordered by' }, sample: '2026-01-05 17:30' } },
  text: {
    title: { zh: '市民不满意：{code}', en: 'Not satisfied: {code}' },
    body: {
      zh: '{address} {summary}，回访不满意，请于 {due} 前派发复核。',
      en: '{address}, {summary}. The citizen is not satisfied; order a second look by {due}.',
    },
  },
  on: { 'case.changed': isOneOf('revisited') },
  async about(ctx, { subjectId }) {
    const row = await caseById(ctx.db, subjectId)
    const dueAt = await doubtDue(ctx, subjectId)
    if (!row || !dueAt) return null
    return toldAbout(row, 'doubted', await peopleWhoMay(ctx, 'case.supervise', placed(row)), { due: await cityTime(ctx, dueAt) })
  },
  holds: async (ctx, { subjectId }) => (await doubtDue(ctx, subjectId)) !== null,
}

/** Null once somebody was sent to look again. */
async function doubtDue(ctx: Ctx, caseId: string): Promise<Date | null> {
  const rows = await ctx.db.query<{ doubtDueAt: Date | null }>(
    sql`select doubt_due_at from revisit_list where case_id = ${caseId} and doubted`,
  )
  return rows[0]?.doubtDueAt ?? null
}

const replyWaiting: NoticeDefinition = {
  ...staff,
  kind: 'case.reply-waiting',
  title: { zh: '答复待审批', en: 'A reply waits for approval' },
  concerns: ['reply.approve'],
  placeholders: { ...CASE_WORDS, by: { title: { zh: '拟写人', en: 'Written by' }, sample: { zh: '李明', en: 'Li Ming' } } },
  text: {
    title: { zh: '答复待审批：{code}', en: 'Reply to approve: {code}' },
    body: { zh: '{summary}，{by} 已拟写答复，请审批。', en: '{summary}. {by} wrote a reply; please approve it.' },
  },
  on: { 'case.changed': isOneOf('replyWritten') },
  async about(ctx, { subjectId }) {
    const [row, reply] = await Promise.all([caseById(ctx.db, subjectId), openReply(ctx.db, subjectId)])
    if (!row || !reply) return null
    const to = (await peopleWhoMay(ctx, 'reply.approve', placed(row))).filter((id) => id !== reply.writtenBy)
    return { ...toldAbout(row, `reply ${reply.id}`, to, { by: reply.writtenName }), facts: { reply: reply.id } }
  },
  holds: async (ctx, { subjectId, facts }) => (await openReply(ctx.db, subjectId))?.id === facts.reply,
}

export const staffNotices: readonly NoticeDefinition[] = [task, dispatched, rework, waiting, decided, doubted, replyWaiting]
