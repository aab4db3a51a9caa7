import Type from 'typebox'
import type { Ctx } from '#kernel/ctx.ts'
import { allOf, sql } from '#kernel/db/sql.ts'
import { type Route, route } from '#kernel/http/route.ts'
import { Uuid } from '#kernel/http/shapes.ts'
import { conditionsOf, type ListRequest } from '#kernel/list/query.ts'
import { listQuery, listRoutes } from '#kernel/list/routes.ts'
import { IssueRights, LEVELS, LevelCount, NewOrder, OrderActInput, OrderDetailShape } from './contract.ts'
import { agendaList, bulletinList, orderList } from './lists.ts'
import { actOnOrder } from './service/act.ts'
import { orderDetail } from './service/detail.ts'
import { issueOrder, issueRights } from './service/issue.ts'

const byId = Type.Object({ id: Uuid })

export const routes: Route[] = [
  ...listRoutes('/api/supervision', { zh: '督办', en: 'supervision orders' }, orderList),
  route({
    method: 'GET',
    url: '/api/supervision/levels',
    summary: 'Open orders by level with the same filters as the list, and how many are overdue for an answer',
    access: 'supervision.read',
    query: listQuery(orderList),
    answer: Type.Array(LevelCount),
    handle: (ctx, { query }) => countLevels(ctx, query),
  }),
  route({
    method: 'POST',
    url: '/api/supervision',
    summary: 'Issues an order; one open order per case and kind, a higher level takes the place of a lower one (CL §13)',
    access: 'supervision.issue',
    status: 201,
    body: NewOrder,
    answer: OrderDetailShape,
    async handle(ctx, { body, reply }) {
      const { order, replayed } = await issueOrder(ctx, body)
      if (replayed) reply.code(200).header('idempotent-replay', 'true')
      return orderDetail(ctx, order.id)
    },
  }),
  route({
    method: 'GET',
    url: '/api/supervision/rights',
    summary: 'Which kinds and levels the asker may issue for a case',
    access: 'supervision.issue',
    query: Type.Object({ caseId: Uuid }),
    answer: IssueRights,
    handle: (ctx, { query }) => issueRights(ctx, query.caseId),
  }),
  route({
    method: 'GET',
    url: '/api/supervision/:id',
    summary: 'An order with its answers, history and the actions open to the asker',
    access: 'supervision.read',
    params: byId,
    answer: OrderDetailShape,
    handle: (ctx, { params }) => orderDetail(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/supervision/:id/actions/:event',
    summary: 'answer, accept, return, close or decide; a repeat with the same Idempotency-Key changes nothing',
    access: 'supervision.read',
    params: Type.Object({ id: Uuid, event: Type.String({ pattern: '^[a-zA-Z]{2,40}$' }) }),
    body: OrderActInput,
    answer: OrderDetailShape,
    async handle(ctx, { params, body, reply }) {
      const done = await actOnOrder(ctx, params.id, params.event, body)
      if (!done) reply.header('idempotent-replay', 'true')
      return orderDetail(ctx, params.id)
    },
  }),
  ...listRoutes('/api/agenda', { zh: '会议议题', en: 'agenda items' }, agendaList),
  ...listRoutes('/api/supervision-bulletin', { zh: '督办通报', en: 'orders in the bulletin' }, bulletinList),
]

async function countLevels(ctx: Ctx, { level: _level, ...filters }: ListRequest): Promise<LevelCount[]> {
  const where = allOf(conditionsOf(orderList, ctx, filters))
  const rows =
    await ctx.db.query<LevelCount>(sql`select level, count(*)::int as open, count(*) filter (where due_at < ${ctx.now()})::int as red
    from supervision_order t where t.open and ${where} group by level`)
  return LEVELS.map((level) => rows.find((row) => row.level === level) ?? { level, open: 0, red: 0 })
}
