import Type from 'typebox'
import { may } from '#kernel/access/actor.ts'
import { scopeCondition } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { type Route, route } from '#kernel/http/route.ts'
import { Instant, Nullable, TitlesShape, Uuid } from '#kernel/http/shapes.ts'
import { listRoutes } from '#kernel/list/routes.ts'
import { notAllowed } from '#kernel/problem.ts'
import { entriesOf } from '#modules/catalogue/index.ts'
import { ActInput, CaseDetailShape, CaseRowShape, MatterCode, NewReport, type Queue, QueueShape, RequestShape } from './contract.ts'
import { caseList } from './lists.ts'
import { caseProcedure } from './procedure/index.ts'
import { requestList } from './request-list.ts'
import { requestProcedure } from './request-procedure.ts'
import { duplicateRadius, QUEUES, type QueueDefinition } from './rules.ts'
import { act } from './service/act.ts'
import { caseDetail, caseRow } from './service/detail.ts'
import { addResultPhotos } from './service/photos.ts'
import { actOnRequest, askExtension, getRequest } from './service/requests.ts'
import { revealPhones } from './service/reveal.ts'
import { submitReport } from './service/submit.ts'
import { openCasesNear } from './store.ts'

const byId = Type.Object({ id: Uuid })
const Nothing = Type.Object({})
const SavedView = Type.Object({ id: Uuid, name: Type.String(), url: Type.String() })

const caseRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/reports',
    summary: 'Takes in a report; answers when it is stored, with the case it opened',
    access: 'report.create',
    status: 201,
    body: NewReport,
    answer: Type.Object({ reportId: Uuid, caseId: Uuid, case: CaseRowShape }),
    async handle(ctx, { body, reply }) {
      const { reportId, caseId, row, replayed } = await submitReport(ctx, body)
      if (replayed) reply.code(200).header('idempotent-replay', 'true')
      return { reportId, caseId, case: caseRow(row) }
    },
  }),
  ...listRoutes('/api/cases', { zh: '案件', en: 'cases' }, caseList),
  route({
    method: 'GET',
    url: '/api/cases/duplicates',
    summary: 'Open cases of the matter near a point, nearest first (CL §9)',
    access: 'case.read',
    query: Type.Object({ matter: MatterCode, lon: Type.Number(), lat: Type.Number() }),
    answer: Type.Array(
      Type.Object({
        caseId: Uuid,
        caseCode: Nullable(Type.String()),
        summary: Type.String(),
        state: Type.String(),
        metres: Type.Number(),
        reportedAt: Instant,
      }),
    ),
    async handle(ctx, { query }) {
      const entry = (await entriesOf(ctx, query.matter))[0]
      return openCasesNear(ctx.db, query.matter, query, duplicateRadius(entry?.areaMatter ?? false), null)
    },
  }),
  route({
    method: 'GET',
    url: '/api/cases/:id',
    summary: 'A case with history, clocks, photographs and the actions open to the asker',
    access: 'case.read',
    params: byId,
    answer: CaseDetailShape,
    handle: (ctx, { params }) => caseDetail(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/actions/:event',
    summary: 'Fires an event of the procedure; a repeat with the same Idempotency-Key changes nothing',
    access: 'case.read',
    params: Type.Object({ id: Uuid, event: Type.String({ pattern: '^[a-zA-Z]{2,40}$' }) }),
    body: ActInput,
    answer: CaseDetailShape,
    async handle(ctx, { params, body, reply }) {
      const done = await act(ctx, params.id, params.event, body)
      if (!done) reply.header('idempotent-replay', 'true')
      return caseDetail(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/photos',
    summary: 'A handler adds photographs of the result',
    access: 'case.uploadResult',
    params: byId,
    body: Type.Object({ photos: Type.Array(Uuid, { minItems: 1, maxItems: 20 }), note: Type.Optional(Type.String({ maxLength: 2000 })) }),
    answer: CaseDetailShape,
    async handle(ctx, { params, body }) {
      await addResultPhotos(ctx, params.id, body)
      return caseDetail(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/reveal-phone',
    summary: 'Shows the reporters’ telephone numbers to the acceptor; the reason is kept in the audit trail (ST §13)',
    access: 'case.revealPhone',
    params: byId,
    body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }),
    answer: Type.Array(Type.Object({ reportId: Uuid, phone: Nullable(Type.String()) })),
    handle: (ctx, { params, body }) => revealPhones(ctx, params.id, body.reason),
  }),
  route({
    method: 'GET',
    url: '/api/procedures',
    summary: 'The procedures as tables: states, events, conditions',
    access: 'signed_in',
    answer: Type.Array(
      Type.Object({
        name: Type.String(),
        title: TitlesShape,
        states: Type.Array(
          Type.Object({ state: Type.String(), title: TitlesShape, holder: Nullable(Type.String()), terminal: Type.Boolean() }),
        ),
        transitions: Type.Array(
          Type.Object({
            id: Type.String(),
            event: Type.String(),
            from: Type.Array(Type.String()),
            to: Type.String(),
            title: TitlesShape,
            permission: Type.String(),
            guards: Type.Array(Type.String()),
          }),
        ),
      }),
    ),
    handle: async () =>
      [caseProcedure, requestProcedure].map((procedure) => ({
        name: procedure.name,
        title: procedure.title,
        states: Object.entries(procedure.states).map(([state, definition]) => ({
          state,
          title: definition.title,
          holder: definition.holder,
          terminal: definition.terminal ?? false,
        })),
        transitions: procedure.transitions.map(({ id, event, from, to, title, permission, guards }) => ({
          id,
          event,
          from: [...from],
          to,
          title,
          permission,
          guards: [...guards],
        })),
      })),
  }),
]

const requestRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/cases/:id/requests',
    summary: 'A department asks for an extension',
    access: 'request.create',
    status: 201,
    params: byId,
    body: Type.Object({ kind: Type.Optional(Type.Literal('extension')), reason: Type.String({ minLength: 1, maxLength: 2000 }) }),
    answer: RequestShape,
    handle: (ctx, { params, body }) => askExtension(ctx, params.id, body.reason),
  }),
  ...listRoutes('/api/requests', { zh: '申请', en: 'requests' }, requestList),
  route({
    method: 'GET',
    url: '/api/requests/:id',
    summary: 'A request with the actions open to the asker',
    access: 'request.read',
    params: byId,
    answer: RequestShape,
    handle: (ctx, { params }) => getRequest(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/actions/:event',
    summary: 'approveDepartment, approveCentre, reject or withdraw',
    access: 'request.read',
    params: Type.Object({ id: Uuid, event: Type.String({ maxLength: 40 }) }),
    body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 2000 })), version: Type.Optional(Type.Integer({ minimum: 1 })) }),
    answer: RequestShape,
    handle: (ctx, { params, body }) => actOnRequest(ctx, params.id, params.event, body),
  }),
]

const deskRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/queues',
    summary: 'What waits for the asker, with counts',
    access: 'signed_in',
    answer: Type.Array(QueueShape),
    handle: (ctx) => Promise.all(QUEUES.filter((queue) => may(ctx.actor, queue.permission)).map((queue) => countQueue(ctx, queue))),
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

async function countQueue(ctx: Ctx, queue: QueueDefinition): Promise<Queue> {
  const scope = scopeCondition(ctx.actor, queue.permission, caseList.scope)
  const mine = queue.mine
    ? sql`and id in (select case_id from field_task where answered_at is null and (collector_id = ${ctx.actor.id} or collector_id is null))`
    : sql``
  const rows = await ctx.db.query<{
    count: number
    red: number
  }>(sql`select count(*)::int as count, count(*) filter (where due_at < ${ctx.now()})::int as red
    from urban_case where open and state = any(${queue.states}) and ${scope} ${mine}`)
  const filters = { state: queue.states.join(','), open: 'true', ...(queue.mine ? { task: 'mine' } : {}) }
  return { id: queue.id, title: queue.title, filters, kind: 'cases', count: rows[0]?.count ?? 0, red: rows[0]?.red ?? 0 }
}

export const routes: Route[] = [...caseRoutes, ...requestRoutes, ...deskRoutes]
