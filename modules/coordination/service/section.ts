/** What supervision says in the printed file of a case: each order with its answers. */
import { wallTime } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Entry, SectionDefinition } from '#kernel/document/index.ts'
import { inLanguage, type Titles } from '#kernel/titles.ts'
import { areasOf } from '#modules/grid/index.ts'
import { supervision } from '../procedures.ts'
import { KIND_TITLES, LEVEL_RULES, TRIGGER_TITLES } from '../rules.ts'
import { answersOf, ordersOf, type SupervisionOrder } from '../store.ts'
import { canSeeOrder } from './act.ts'

export const section: SectionDefinition = {
  of: 'case',
  async blocks(ctx, caseId) {
    const orders = (await ordersOf(ctx.db, caseId)).filter((order) => canSeeOrder(ctx, order))
    if (orders.length === 0) return []
    const { timeZone } = await areasOf(ctx)
    const entries: Entry[] = []
    for (const order of orders) entries.push(await entryOf(ctx, order, timeZone))
    return [
      { kind: 'heading', text: inLanguage({ zh: '督办', en: 'Supervision' }, ctx.language) },
      { kind: 'entries', entries },
    ]
  },
}

async function entryOf(ctx: Ctx, order: SupervisionOrder, timeZone: string): Promise<Entry> {
  const say = (titles: Titles) => inLanguage(titles, ctx.language)
  const when = (at: Date) => wallTime(at, timeZone)
  const answers = await answersOf(ctx.db, order.id)
  const due = order.answerDueAt ? say({ zh: `，${when(order.answerDueAt)} 前答复`, en: `, answer by ${when(order.answerDueAt)}` }) : ''
  return {
    title: `${say(LEVEL_RULES[order.level].title)} · ${say(KIND_TITLES[order.kind])} · ${say(supervision.states[order.state].title)}`,
    meta: `${order.issuedName} · ${when(order.issuedAt)}${due}`,
    lines: [
      order.trigger === 'manual' ? order.reason : say(TRIGGER_TITLES[order.trigger]),
      ...answers.map((one) =>
        say({ zh: `答复（${when(one.at)} ${one.byName}）：${one.text}`, en: `Answer (${when(one.at)} ${one.byName}): ${one.text}` }),
      ),
    ],
    code: order.historyHash,
  }
}
