/** Cases that may be the same problem (CL §9). */
import Type from 'typebox'
import { type Route, route } from '#kernel/http/route.ts'
import { Uuid } from '#kernel/http/shapes.ts'
import { DuplicateShape } from '../contract.ts'
import { dismissDuplicate, proposalsOf, proposeByHand } from '../service/duplicates.ts'

const byId = Type.Object({ id: Uuid })

export const duplicateRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/cases/:id/duplicates',
    summary: 'Cases of which this one may be a duplicate, with the reason',
    access: 'case.read',
    params: byId,
    answer: Type.Array(DuplicateShape),
    handle: (ctx, { params }) => proposalsOf(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/duplicates',
    summary: 'Proposes a master for the case; the shift leader confirms by merging (T09)',
    access: 'case.accept',
    params: byId,
    body: Type.Object({ masterId: Uuid, note: Type.Optional(Type.String({ maxLength: 500 })) }),
    answer: Type.Array(DuplicateShape),
    handle: (ctx, { params, body }) => proposeByHand(ctx, params.id, body.masterId, body.note ?? null),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/duplicates/:masterId/dismiss',
    summary: 'It is another problem',
    access: 'case.read',
    params: Type.Object({ id: Uuid, masterId: Uuid }),
    answer: Type.Array(DuplicateShape),
    handle: (ctx, { params }) => dismissDuplicate(ctx, params.id, params.masterId),
  }),
]
