/** Reports and cases. */
import Type from 'typebox'
import { type Route, route } from '#kernel/http/route.ts'
import { Instant, Nullable, Uuid } from '#kernel/http/shapes.ts'
import { listRoutes } from '#kernel/list/routes.ts'
import { entriesOf } from '#modules/catalogue/index.ts'
import { ActInput, CaseDetailShape, CaseRowShape, MatterCode, NewReport } from '../contract.ts'
import { caseList } from '../lists/index.ts'
import { duplicateRadius } from '../rules.ts'
import { act } from '../service/act.ts'
import { collectorsOfCase } from '../service/collectors.ts'
import { caseDetail, caseRow } from '../service/detail.ts'
import { handlersOfCase } from '../service/handlers.ts'
import { revealPhones } from '../service/reveal.ts'
import { submitReport } from '../service/submit.ts'
import { openCasesNear } from '../store.ts'

const byId = Type.Object({ id: Uuid })

export const caseRoutes: Route[] = [
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
    summary:
      'Fires an event of the procedure; a repeat with the same Idempotency-Key changes nothing. With `Prefer: return=minimal` (RFC 7240) the answer is 204',
    access: 'case.read',
    params: Type.Object({ id: Uuid, event: Type.String({ pattern: '^[a-zA-Z]{2,40}$' }) }),
    body: ActInput,
    answer: CaseDetailShape,
    async handle(ctx, { params, body, request, reply }) {
      const done = await act(ctx, params.id, params.event, body)
      if (!done) reply.header('idempotent-replay', 'true')
      if (/\breturn=minimal\b/.test(String(request.headers.prefer)))
        return reply.code(204).header('preference-applied', 'return=minimal').send()
      return caseDetail(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/photos',
    summary: 'A handler tells the result: the event reportResult under its older address',
    access: 'case.uploadResult',
    params: byId,
    body: Type.Object({ photos: Type.Array(Uuid, { minItems: 1, maxItems: 20 }), note: Type.Optional(Type.String({ maxLength: 2000 })) }),
    answer: CaseDetailShape,
    async handle(ctx, { params, body }) {
      await act(ctx, params.id, 'reportResult', body)
      return caseDetail(ctx, params.id)
    },
  }),
  route({
    method: 'GET',
    url: '/api/cases/:id/handlers',
    summary: 'Handlers of the department in charge, and how much each has in hand',
    access: 'case.dispose',
    params: byId,
    answer: Type.Array(Type.Object({ id: Uuid, name: Type.String(), unitName: Type.String(), inHand: Type.Integer() })),
    handle: (ctx, { params }) => handlersOfCase(ctx, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/cases/:id/collectors',
    summary: 'Who can be sent to look: collectors of the duty grid, then of those beside it, and how much each has in hand',
    access: 'case.read',
    params: byId,
    answer: Type.Array(
      Type.Object({ id: Uuid, name: Type.String(), dutyGridCode: Type.String(), own: Type.Boolean(), inHand: Type.Integer() }),
    ),
    handle: (ctx, { params }) => collectorsOfCase(ctx, params.id),
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
]
