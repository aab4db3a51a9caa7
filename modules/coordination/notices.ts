/** Who is told what about supervision orders (CL §13). */
import type { Ctx } from '#kernel/ctx.ts'
import type { OutboxEvent } from '#kernel/module.ts'
import type { NoticeDefinition, Telling } from '#kernel/notice/definition.ts'
import { CASE_WORDS, caseById, caseWords, cityTime } from '#modules/cases/index.ts'
import { peopleWhoMay } from '#modules/identity/index.ts'
import { KIND_TITLES, LEVEL_RULES } from './rules.ts'
import { answerClocksOf, orderById, type SupervisionOrder } from './store.ts'

const isEvent =
  (...events: readonly string[]) =>
  ({ event }: Readonly<Record<string, unknown>>): boolean =>
    typeof event === 'string' && events.includes(event)

const isOpen = ({ state }: SupervisionOrder): boolean => ['issued', 'answered', 'returned'].includes(state)

/** Roles of an order stand in the department, or above it. */
async function addressees(ctx: Ctx, order: SupervisionOrder): Promise<string[]> {
  const roles = LEVEL_RULES[order.level].to
  const lists = await Promise.all(
    ['supervision.read', 'supervision.answer'].map((permission) => peopleWhoMay(ctx, permission, order, roles)),
  )
  return [...new Set(lists.flat())]
}

async function reviewers(ctx: Ctx, order: SupervisionOrder): Promise<string[]> {
  const issuer = await peopleWhoMay(ctx, 'supervision.issue', order)
  // An order of a person goes back to that person; one of the clock to all who supervise the place.
  return order.kind === 'timeout' || !issuer.includes(order.issuedBy) ? issuer : [order.issuedBy]
}

async function telling(ctx: Ctx, order: SupervisionOrder, key: string, to: readonly string[], due: Date | null): Promise<Telling | null> {
  const aCase = await caseById(ctx.db, order.caseId)
  if (!aCase) return null
  return {
    key,
    subjectId: order.id,
    to: to.map((person) => ({ person })),
    values: {
      ...caseWords(aCase),
      level: LEVEL_RULES[order.level].title,
      kind: KIND_TITLES[order.kind],
      reason: order.reason,
      due: due ? await cityTime(ctx, due) : { zh: '下次会议', en: 'the next meeting' },
    },
    link: `/supervision?open=all&order=${order.id}`,
    facts: { state: order.state },
  }
}

type About = (ctx: Ctx, order: SupervisionOrder, event: OutboxEvent) => Promise<Telling | null>

/** Orders that ended meanwhile, such as with their case, are told to nobody. */
const ofOpenOrder =
  (about: About) =>
  async (ctx: Ctx, event: OutboxEvent): Promise<Telling | null> => {
    const order = await orderById(ctx.db, event.subjectId)
    return order && isOpen(order) ? about(ctx, order, event) : null
  }

const common = {
  audience: 'staff',
  mandatory: true,
  placeholders: {
    ...CASE_WORDS,
    level: { title: { zh: '督办级别', en: 'Level' }, sample: LEVEL_RULES[2].title },
    kind: { title: { zh: '督办类别', en: 'Kind' }, sample: KIND_TITLES.timeout },
    reason: { title: { zh: '督办要求', en: 'What is asked' }, sample: { zh: '处置超过时限', en: 'The disposal limit has passed' } },
    due: { title: { zh: '答复期限', en: 'Answer due' }, sample: '2026-01-05 17:30' },
  },
  /** While the order stands as it did: an answer that came meanwhile ends the waiting. */
  async holds(ctx: Ctx, { subjectId, facts }: { subjectId: string; facts: Record<string, unknown> }) {
    const order = await orderById(ctx.db, subjectId)
    return order !== undefined && isOpen(order) && order.state === facts.state
  },
} as const satisfies Partial<NoticeDefinition>

export const notices: readonly NoticeDefinition[] = [
  {
    ...common,
    kind: 'supervision.issued',
    title: { zh: '收到督办', en: 'A supervision order is issued' },
    severity: 'urgent',
    channels: ['in_app', 'push', 'sms'],
    concerns: ['supervision.answer', 'agenda.decide'],
    text: {
      title: { zh: '{level}：{code}', en: '{level}: {code}' },
      body: {
        zh: '{kind}：{reason}。案件：{address} {summary}。答复期限 {due}。',
        en: '{kind}: {reason}. Case: {address}, {summary}. Answer due: {due}.',
      },
    },
    // The reminder by the clock is the yellow light itself, which the holder was told as such.
    on: { 'supervision.changed': ({ event, kind, level }) => event === 'issue' && !(kind === 'timeout' && level === 1) },
    about: ofOpenOrder(async (ctx, order) => telling(ctx, order, 'issued', await addressees(ctx, order), order.answerDueAt)),
  },
  {
    ...common,
    kind: 'supervision.escalated',
    title: { zh: '督办提级', en: 'An order is raised to a higher level' },
    severity: 'warning',
    channels: ['in_app', 'push'],
    concerns: ['supervision.issue'],
    text: {
      title: { zh: '提级为{level}：{code}', en: 'Raised to {level}: {code}' },
      body: {
        zh: '{kind}：{reason}。案件：{address} {summary}。答复期限 {due}。',
        en: '{kind}: {reason}. Case: {address}, {summary}. Answer due: {due}.',
      },
    },
    on: { 'supervision.changed': ({ event, level }) => event === 'issue' && Number(level) >= 3 },
    about: ofOpenOrder(async (ctx, order) => {
      if (order.followsId === null) return null
      const others = (await peopleWhoMay(ctx, 'supervision.issue', order)).filter((id) => id !== order.issuedBy)
      return telling(ctx, order, 'escalated', others, order.answerDueAt)
    }),
  },
  {
    ...common,
    kind: 'supervision.answered',
    title: { zh: '督办已答复待审核', en: 'A supervision order is answered' },
    severity: 'info',
    channels: ['in_app'],
    concerns: ['supervision.issue'],
    text: {
      title: { zh: '督办已答复：{code}', en: 'Order answered: {code}' },
      body: {
        zh: '{level}（{kind}）已答复，请审核。案件：{address} {summary}。',
        en: '{level} ({kind}) was answered; please review. Case: {address}, {summary}.',
      },
    },
    on: { 'supervision.changed': isEvent('answer') },
    about: ofOpenOrder(async (ctx, order, { payload }) => {
      if (order.state !== 'answered') return null
      return telling(ctx, order, `answered ${String(payload.seq)}`, await reviewers(ctx, order), null)
    }),
  },
  {
    ...common,
    kind: 'supervision.returned',
    title: { zh: '督办答复被退回', en: 'An answer is returned' },
    severity: 'warning',
    channels: ['in_app', 'push'],
    concerns: ['supervision.answer'],
    text: {
      title: { zh: '答复被退回：{code}', en: 'Answer returned: {code}' },
      body: {
        zh: '{level}的答复被退回，请于 {due} 前重新答复。案件：{address} {summary}。',
        en: 'The answer to the {level} was returned; answer again by {due}. Case: {address}, {summary}.',
      },
    },
    on: { 'supervision.changed': isEvent('return') },
    about: ofOpenOrder(async (ctx, order, { payload }) => {
      if (order.state !== 'returned') return null
      return telling(ctx, order, `returned ${String(payload.seq)}`, await addressees(ctx, order), order.dueAt)
    }),
  },
  {
    ...common,
    kind: 'supervision.unanswered',
    title: { zh: '督办逾期未答复', en: 'An order is not answered in time' },
    severity: 'urgent',
    channels: ['in_app', 'push'],
    concerns: ['supervision.issue', 'supervision.answer'],
    text: {
      title: { zh: '督办逾期未答复：{code}', en: 'No answer: {code}' },
      body: {
        zh: '{level}（{kind}）应于 {due} 答复，已逾期。案件：{address} {summary}。',
        en: '{level} ({kind}) was to be answered by {due}. Case: {address}, {summary}.',
      },
    },
    on: { 'clock.red': ({ kind }) => kind === 'answer' },
    async holds(ctx, { subjectId }) {
      const order = await orderById(ctx.db, subjectId)
      return order?.answeredAt === null && order.ended !== 'case_closed'
    },
    async about(ctx, { subjectId, payload }) {
      const [order, clocks] = await Promise.all([orderById(ctx.db, subjectId), answerClocksOf(ctx.db, subjectId)])
      const clock = clocks.find((one) => one.ordinal === Number(payload.ordinal))
      // The next level follows at once and ends this one; that it was not answered is news all the same.
      if (!order || order.answeredAt !== null || order.ended === 'case_closed' || !clock) return null
      const to = [...(await reviewers(ctx, order)), ...(await addressees(ctx, order))]
      return telling(ctx, order, `unanswered ${clock.ordinal}`, to, clock.deadlineAt)
    },
  },
]
