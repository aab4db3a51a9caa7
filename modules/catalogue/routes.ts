import Type from 'typebox'
import { ClockError } from '#kernel/clock/index.ts'
import { sql } from '#kernel/db/sql.ts'
import { type Route, route } from '#kernel/http/route.ts'
import { OneOf } from '#kernel/http/shapes.ts'
import { badField } from '#kernel/problem.ts'
import { currentCalendarData, publishYear } from './calendar-store.ts'
import { confusablesFor } from './confusables-view.ts'
import { CalendarShape, CalendarYearShape, type CatalogueClassRow, ClassShape, ConfusableShape, EntryShape } from './contract.ts'
import { entriesOf } from './handbook-store.ts'

const matter = Type.Object({ matter: Type.String({ pattern: '^\\d{2}-\\d{3}$' }) })

export const routes: Route[] = [
  route({
    method: 'GET',
    url: '/api/catalogue/classes',
    summary: 'Majors and minors of components and matters',
    access: 'signed_in',
    query: Type.Object({
      kind: Type.Optional(OneOf(['component', 'matter'])),
      edition: Type.Optional(Type.String({ description: 'The edition in force by default' })),
    }),
    answer: Type.Array(ClassShape),
    async handle(ctx, { query, reply }) {
      reply.header('cache-control', 'private, max-age=300')
      return ctx.db.query<CatalogueClassRow>(sql`select c.kind, c.major, c.major_name, c.minor, c.name, c.origin from catalogue_class c join catalogue_edition e on e.id = c.edition
        where (${query.edition ?? null}::text = e.id or (${query.edition ?? null}::text is null and e.in_force)) and (${query.kind ?? null}::text is null or c.kind = ${query.kind ?? null})
        order by c.kind, c.major, c.minor`)
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/editions',
    summary: 'Editions of the catalogue',
    access: 'signed_in',
    answer: Type.Array(Type.Object({ id: Type.String(), inForce: Type.Boolean(), minorDigits: Type.Integer() })),
    handle: async (ctx) => ctx.db.query(sql`select id, in_force, minor_digits from catalogue_edition order by in_force desc, id`),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/handbook/:matter',
    summary: 'Filing conditions of a matter with limits and closing conditions',
    access: 'signed_in',
    params: matter,
    answer: Type.Array(EntryShape),
    handle: (ctx, { params }) => entriesOf(ctx, params.matter),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/confusables/:matter',
    summary: 'What is easily mistaken for this matter',
    access: 'signed_in',
    params: matter,
    answer: ConfusableShape,
    handle: async (_ctx, { params }) => confusablesFor(params.matter),
  }),
  route({
    method: 'GET',
    url: '/api/calendars/current',
    summary: 'Holidays, make-up days and working hours in force',
    access: 'signed_in',
    answer: CalendarShape,
    handle: async (ctx) => currentCalendarData(ctx),
  }),
  route({
    method: 'PUT',
    url: '/api/calendars/years/:year',
    summary: 'Publishes the days of a year; clocks that run on it are counted anew and never get less time',
    access: 'calendar.write',
    params: Type.Object({ year: Type.Integer() }),
    body: Type.Object({ ...CalendarYearShape.properties, note: Type.Optional(Type.String({ maxLength: 500 })) }),
    answer: CalendarShape,
    async handle(ctx, { params, body: { note, ...year } }) {
      if (year.year !== params.year) throw badField('year', 'year', '年份不一致', 'The years differ')
      try {
        return await publishYear(ctx, year, note ?? '')
      } catch (error) {
        if (error instanceof ClockError) throw badField('holidays', error.code, '日历有误', error.message)
        throw error
      }
    },
  }),
]
