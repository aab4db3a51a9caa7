import Type from 'typebox'
import { may } from '../access/actor.ts'
import type { Ctx } from '../ctx.ts'
import { type Route, route } from '../http/route.ts'
import { Instant, Nullable, OneOf, TitlesShape } from '../http/shapes.ts'
import { badField, notAllowed, notFound } from '../problem.ts'
import { type MetricDefinition, measure } from './metric.ts'

const MetricShape = Type.Object({
  id: Type.String(),
  title: TitlesShape,
  formula: TitlesShape,
  unit: OneOf(['count', 'percent']),
  dimensions: Type.Record(Type.String(), TitlesShape),
})

const ValueShape = Type.Object({
  dimension: Nullable(Type.String()),
  label: Nullable(Type.String({ description: 'What people call it, where the dimension is an id' })),
  numerator: Type.Integer(),
  denominator: Nullable(Type.Integer()),
  value: Nullable(Type.Number({ description: 'Null when the denominator is zero' })),
})

const MeasuredShape = Type.Object({
  ...MetricShape.properties,
  values: Type.Array(ValueShape),
  list: Type.Object({ url: Type.String(), filters: Type.Record(Type.String(), Type.String()) }),
})

export const metricRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/metrics',
    summary: 'Every number the asker may see, with its formula',
    access: 'signed_in',
    forPrograms: true,
    answer: Type.Array(MetricShape),
    handle: async (ctx) =>
      metricsOf(ctx)
        .filter((metric) => may(ctx.actor, metric.permission))
        .map(describe),
  }),
  route({
    method: 'GET',
    url: '/api/metrics/:id',
    summary: 'A number, or a table of it by a dimension, or its trend (`by=day|month`)',
    access: 'signed_in',
    forPrograms: true,
    params: Type.Object({ id: Type.String() }),
    query: Type.Object({ from: Type.Optional(Instant), to: Type.Optional(Instant), by: Type.Optional(Type.String()) }),
    answer: MeasuredShape,
    async handle(ctx, { params, query }) {
      const metric = metricsOf(ctx).find((one) => one.id === params.id)
      if (!metric) throw notFound()
      if (!may(ctx.actor, metric.permission)) throw notAllowed()
      const by = query.by ?? null
      if (by !== null && !(by in metric.dimensions)) throw badField('by', 'unknown_dimension', '没有这个维度', 'There is no such dimension')
      const to = query.to ? new Date(query.to) : ctx.now()
      const from = query.from ? new Date(query.from) : new Date(to.getTime() - 30 * 86_400_000)
      const values = await measure(ctx.db, metric, ctx.actor, { from, to }, by)
      return { ...describe(metric), values, list: { url: metric.list.url, filters: metric.list.filters({ from, to }) } }
    },
  }),
]

function metricsOf(ctx: Ctx): MetricDefinition[] {
  return ctx.modules.flatMap((module) => module.metrics ?? [])
}

function describe({ id, title, formula, unit, dimensions }: MetricDefinition) {
  return { id, title, formula, unit, dimensions }
}
