/** Ledgers beside the cases: pauses, emergency pauses, revisits, second looks. */
import Type from 'typebox'
import { type Route, route } from '#kernel/http/route.ts'
import { Instant, Nullable, OneOf, Uuid } from '#kernel/http/shapes.ts'
import { listRoutes } from '#kernel/list/routes.ts'
import { ModePauseShape, NewModePause, REVISIT_ANSWERS, RecheckAnswer } from '../contract.ts'
import { pauseList, recheckList, revisitList } from '../lists/index.ts'
import { answerRecheck, answerRevisit, orderRecheckBy } from '../service/after-closing.ts'
import { reviewPause, reviewsOf } from '../service/ledger.ts'
import { endModePause, modePauses, orderModePause } from '../service/mode-pause.ts'

const byId = Type.Object({ id: Uuid })
const Nothing = Type.Object({})
const Review = Type.Object({ id: Uuid, at: Instant, byName: Type.String(), finding: Type.String() })

export const ledgerRoutes: Route[] = [
  ...listRoutes('/api/pauses', { zh: '挂账与缓办', en: 'suspensions and deferrals' }, pauseList),
  route({
    method: 'GET',
    url: '/api/pauses/:id/reviews',
    summary: 'Reviews of a suspension, newest first',
    access: 'case.read',
    params: byId,
    answer: Type.Array(Review),
    handle: (ctx, { params }) => reviewsOf(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/pauses/:id/reviews',
    summary: 'The monthly look at a suspension (CL §8)',
    access: 'ledger.review',
    status: 201,
    params: byId,
    body: Type.Object({ finding: Type.String({ minLength: 1, maxLength: 2000 }) }),
    answer: Type.Array(Review),
    handle: (ctx, { params, body }) => reviewPause(ctx, params.id, body.finding),
  }),
  route({
    method: 'GET',
    url: '/api/mode-pauses',
    summary: 'Orders that let ordinary clocks rest, newest first (CL §15)',
    access: 'case.read',
    answer: Type.Array(ModePauseShape),
    handle: (ctx) => modePauses(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/mode-pauses',
    summary: 'Lets the ordinary disposal clocks of an area rest until a time',
    access: 'mode.order',
    status: 201,
    body: NewModePause,
    answer: ModePauseShape,
    handle: (ctx, { body }) => orderModePause(ctx, body),
  }),
  route({
    method: 'POST',
    url: '/api/mode-pauses/:id/end',
    summary: 'Ends the order before its time',
    access: 'mode.order',
    params: byId,
    answer: ModePauseShape,
    handle: (ctx, { params }) => endModePause(ctx, params.id),
  }),
  ...listRoutes('/api/revisits', { zh: '回访', en: 'revisits' }, revisitList),
  route({
    method: 'POST',
    url: '/api/revisits/:id',
    summary: 'What the citizen answered; the id is that of the case',
    access: 'revisit.answer',
    params: byId,
    body: Type.Object({ answer: OneOf(REVISIT_ANSWERS), note: Type.Optional(Type.String({ maxLength: 2000 })) }),
    answer: Nothing,
    async handle(ctx, { params, body }) {
      await answerRevisit(ctx, params.id, body.answer, body.note ?? null)
      return {}
    },
  }),
  ...listRoutes('/api/rechecks', { zh: '复核抽查', en: 'second looks' }, recheckList),
  route({
    method: 'POST',
    url: '/api/cases/:id/rechecks',
    summary: 'Sends somebody to look at a closed case again (CL §12)',
    access: 'case.supervise',
    status: 201,
    params: byId,
    answer: Nothing,
    async handle(ctx, { params }) {
      await orderRecheckBy(ctx, params.id)
      return {}
    },
  }),
  route({
    method: 'POST',
    url: '/api/rechecks/:id/answer',
    summary: 'What the collector found; a bad one opens a new case linked to the old',
    access: 'case.answerTask',
    params: byId,
    body: RecheckAnswer,
    answer: Type.Object({ newCaseId: Nullable(Uuid) }),
    handle: (ctx, { params, body }) => answerRecheck(ctx, params.id, body),
  }),
]
