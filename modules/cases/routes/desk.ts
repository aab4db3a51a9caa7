/** Queues and saved views. */
import Type from 'typebox'
import { may } from '#kernel/access/actor.ts'
import { scopeCondition } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { type Route, route } from '#kernel/http/route.ts'
import { Uuid } from '#kernel/http/shapes.ts'
import { notAllowed } from '#kernel/problem.ts'
import { BulkAct, BulkOutcome, type Queue, QueueShape } from '../contract.ts'
import { caseList, requestList } from '../lists/index.ts'
import { QUEUES, type QueueDefinition } from '../rules.ts'
import { actOnAll, rehearseAll } from '../service/bulk.ts'
import { procedureOf } from '../service/held.ts'

const byId = Type.Object({ id: Uuid })
const Nothing = Type.Object({})
const SavedView = Type.Object({ id: Uuid, name: Type.String(), url: Type.String() })

export const deskRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/queues',
    summary: 'What waits for the asker, with counts',
    access: 'signed_in',
    answer: Type.Array(QueueShape),
    handle: async (ctx) => Promise.all((await queuesOf(ctx)).map((queue) => countQueue(ctx, queue))),
  }),
  route({
    method: 'POST',
    url: '/api/cases/bulk/:event',
    summary: 'Fires one event on several cases, each by itself; answers what became of each',
    access: 'case.read',
    params: Type.Object({ event: Type.String({ pattern: '^[a-zA-Z]{2,40}$' }) }),
    body: BulkAct,
    answer: BulkOutcome,
    handle: (ctx, { params, body }) => actOnAll(ctx, params.event, body),
  }),
  route({
    method: 'POST',
    url: '/api/cases/bulk/:event/rehearsal',
    summary: 'What the event would do to several cases, and why some would refuse it; changes nothing',
    access: 'case.read',
    params: Type.Object({ event: Type.String({ pattern: '^[a-zA-Z]{2,40}$' }) }),
    body: BulkAct,
    answer: BulkOutcome,
    handle: (ctx, { params, body }) => rehearseAll(ctx, params.event, body),
  }),
  route({
    method: 'GET',
    url: '/api/saved-views',
    summary: 'The asker’s saved views',
    access: 'signed_in',
    answer: Type.Array(SavedView),
    handle: (ctx) => ctx.db.query(sql`select id, name, url from saved_view where person_id = ${ctx.actor.id} order by made_at`),
  }),
  route({
    method: 'PUT',
    url: '/api/saved-views/:id',
    summary: 'Saves a view under a name',
    access: 'signed_in',
    params: byId,
    body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 60 }), url: Type.String({ maxLength: 2000, pattern: '^/' }) }),
    answer: SavedView,
    async handle(ctx, { params, body }) {
      const rows = await ctx.db.query(sql`${insertInto('saved_view', { id: params.id, personId: ctx.actor.id, ...body, madeAt: ctx.now() })}
        on conflict (id) do update set name = excluded.name, url = excluded.url where saved_view.person_id = ${ctx.actor.id} returning id`)
      if (rows.length === 0) throw notAllowed()
      return { id: params.id, ...body }
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/saved-views/:id',
    summary: 'Forgets a saved view',
    access: 'signed_in',
    params: byId,
    answer: Nothing,
    async handle(ctx, { params }) {
      await ctx.db.query(sql`delete from saved_view where id = ${params.id} and person_id = ${ctx.actor.id}`)
      return {}
    },
  }),
]

/** By the permission of the table, or that of the city: cases of an earlier version still wait for the post of that version. */
async function queuesOf(ctx: Ctx): Promise<QueueDefinition[]> {
  const { transitions } = await procedureOf(ctx)
  return QUEUES.flatMap((queue) => {
    const given = transitions.find(({ event }) => event === queue.follows)?.permission ?? queue.permission
    const permission = [given, queue.permission].find((one) => may(ctx.actor, one))
    return permission ? [{ ...queue, permission }] : []
  })
}

async function countQueue(ctx: Ctx, queue: QueueDefinition): Promise<Queue> {
  if (queue.requests) return countRequests(ctx, queue, queue.requests)
  const scope = scopeCondition(ctx.actor, queue.permission, caseList.scope)
  const asker = ctx.actor.id
  const mine = {
    task: sql`and id in (select case_id from field_task where answered_at is null and (collector_id = ${asker} or collector_id is null))`,
    work: sql`and (handler_id is null or handler_id = ${asker})`,
    all: sql``,
  }[queue.mine ?? 'all']
  const told = queue.told ? sql`and result_at is not null` : sql``
  const rows = await ctx.db.query<{
    count: number
    red: number
  }>(sql`select count(*)::int as count, count(*) filter (where due_at < ${ctx.now()})::int as red
    from urban_case where open and state = any(${queue.states}) and ${scope} ${mine} ${told}`)
  const filters = {
    state: queue.states.join(','),
    open: 'true',
    ...(queue.mine ? { [queue.mine]: 'mine' } : {}),
    ...(queue.told ? { resultAt: '!null' } : {}),
  }
  const { count = 0, red = 0 } = rows[0] ?? {}
  return { id: queue.id, title: queue.title, filters, kind: 'cases', count, red, bulk: queue.bulk ?? null }
}

async function countRequests(ctx: Ctx, queue: QueueDefinition, { state, kinds }: NonNullable<QueueDefinition['requests']>): Promise<Queue> {
  const scope = scopeCondition(ctx.actor, queue.permission, requestList.scope)
  const ofKind = kinds ? sql`and kind = any(${kinds})` : sql``
  const rows = await ctx.db.query<{ count: number }>(
    sql`select count(*)::int as count from request_list where decided_at is null and state = ${state} ${ofKind} and ${scope}`,
  )
  const filters = { state, ...(kinds ? { kind: kinds.join(',') } : {}) }
  return { id: queue.id, title: queue.title, filters, kind: 'requests', count: rows[0]?.count ?? 0, red: 0, bulk: null }
}
