/** Pictures of cases that name a component, for its page and for the atlas. */
import Type from 'typebox'
import { scopeCondition } from '#kernel/access/scope.ts'
import { type Route, route } from '#kernel/http/route.ts'
import { Uuid } from '#kernel/http/shapes.ts'
import { CASE_SCOPE } from '../lists/cases.ts'
import { classPhotos, componentPhotos } from '../store.ts'

const scope = Object.fromEntries(Object.entries(CASE_SCOPE).map(([kind, column]) => [kind, `c.${column}`]))

export const componentPhotoRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/component-photos/:code',
    summary: 'Pictures of the cases at a component, newest first',
    access: 'case.read',
    params: Type.Object({ code: Type.String({ pattern: '^[0-9]{16,17}$' }) }),
    answer: Type.Array(Uuid),
    handle: (ctx, { params }) => componentPhotos(ctx.db, params.code, scopeCondition(ctx.actor, 'case.read', scope)),
  }),
  route({
    method: 'GET',
    url: '/api/component-class-photos',
    summary: 'The newest picture of a case for each class of components that has one',
    access: 'case.read',
    answer: Type.Array(Type.Object({ classCode: Type.String(), fileId: Uuid })),
    handle: (ctx) => classPhotos(ctx.db, scopeCondition(ctx.actor, 'case.read', scope)),
  }),
]
