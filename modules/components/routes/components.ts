/** What the register of components does not bring by itself. */
import Type from 'typebox'
import { type Route, route } from '#kernel/http/route.ts'
import { OneOf, TitlesShape, Uuid } from '#kernel/http/shapes.ts'
import { notFound } from '#kernel/problem.ts'
import { rowShape } from '#kernel/register/register.ts'
import { componentClasses } from '#modules/catalogue/index.ts'
import { Replacement } from '../contract.ts'
import { components } from '../registers.ts'
import { GEOMETRY_KIND_WORDS } from '../rules.ts'
import { replaceComponent } from '../service/replace.ts'
import { componentByCode, countsByAuthority, countsByClass } from '../store/index.ts'

export const componentRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/components/by-code/:code',
    summary: 'The id of a component by its code',
    access: 'component.read',
    params: Type.Object({ code: Type.String({ pattern: '^[0-9]{16,17}$' }) }),
    answer: Type.Object({ id: Type.String({ format: 'uuid' }), code: Type.String() }),
    async handle(ctx, { params }) {
      const row = await componentByCode(ctx.db, params.code)
      if (!row) throw notFound()
      return { id: row.id, code: row.code }
    },
  }),
  route({
    method: 'POST',
    url: '/api/components/:id/replace',
    summary: 'Retires a component and registers the one in its place, in one step; a repeat with the same Idempotency-Key changes nothing',
    access: 'component.write',
    params: Type.Object({ id: Uuid }),
    body: Replacement,
    status: 201,
    answer: rowShape(components, true),
    handle: (ctx, { params, body }) => replaceComponent(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    url: '/api/component-classes',
    summary: 'Classes of components in use, with their names and how many there are',
    access: 'component.read',
    answer: Type.Array(
      Type.Object({
        classCode: Type.String(),
        edition: Type.String(),
        major: Type.String(),
        majorName: TitlesShape,
        name: TitlesShape,
        count: Type.Integer(),
        kinds: Type.Array(OneOf(GEOMETRY_KIND_WORDS)),
      }),
    ),
    async handle(ctx) {
      const classes = await componentClasses(ctx)
      const counts = new Map((await countsByClass(ctx.db)).map((row) => [row.classCode, row]))
      return [...classes.values()].flatMap(({ edition, major, minor, majorName, name }) => {
        const classCode = `${major}-${minor}`
        const found = counts.get(classCode)
        return found === undefined ? [] : [{ classCode, edition, major, majorName, name, count: found.count, kinds: found.kinds }]
      })
    },
  }),
  route({
    method: 'GET',
    url: '/api/component-authorities',
    summary: 'Units in charge of components, with how many',
    access: 'component.read',
    answer: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), count: Type.Integer() })),
    handle: (ctx) => countsByAuthority(ctx.db),
  }),
]
