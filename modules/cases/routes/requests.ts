/** Requests beside a case. */
import Type from 'typebox'
import { type Route, route } from '#kernel/http/route.ts'
import { Uuid } from '#kernel/http/shapes.ts'
import { listRoutes } from '#kernel/list/routes.ts'
import { NewRequest, RequestShape } from '../contract.ts'
import { requestList } from '../lists/index.ts'
import { askRequest } from '../service/requests/ask.ts'
import { decideRequest, getRequest } from '../service/requests/decide.ts'

const byId = Type.Object({ id: Uuid })

export const requestRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/cases/:id/requests',
    summary: 'Asks for an extension, deferral, suspension, return, appeal, voiding or forced closing (CL §8)',
    access: 'case.read',
    status: 201,
    params: byId,
    body: NewRequest,
    answer: RequestShape,
    handle: (ctx, { params, body }) => askRequest(ctx, params.id, body),
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
    summary: 'approve, reject or withdraw; who may depends on how far the request has come',
    access: 'request.read',
    params: Type.Object({ id: Uuid, event: Type.String({ maxLength: 40 }) }),
    body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 2000 })), version: Type.Optional(Type.Integer({ minimum: 1 })) }),
    answer: RequestShape,
    handle: (ctx, { params, body }) => decideRequest(ctx, params.id, params.event, body),
  }),
]
