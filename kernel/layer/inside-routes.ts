/** What lies inside a shape drawn on the map: counted, listed page by page, exported; only what the asker may see. */
import Type from 'typebox'
import { audit } from '../audit/audit.ts'
import type { Ctx } from '../ctx.ts'
import type { Row } from '../db/database.ts'
import { allOf, anyOf, ident, type Sql, sql } from '../db/sql.ts'
import { collectionOver } from '../features/collections.ts'
import { FILE_FORMATS, isFileFormat, sendFile } from '../features/files.ts'
import { allFeatures } from '../features/read.ts'
import { type CellRange, cellsOver, insideTest, type Shape, ShapeInput } from '../geo/shape.ts'
import { type Route, route } from '../http/route.ts'
import { JsonObject, Nullable, OneOf } from '../http/shapes.ts'
import { allRows, csvOf, exportedColumns, xlsxOf } from '../list/export.ts'
import { conditionsOf, type ListRequest, listStatement, pageOf } from '../list/query.ts'
import { badField, notFound } from '../problem.ts'
import { getLayer, type ListedThings } from './layer.ts'

const Asked = {
  shape: ShapeInput,
  filters: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 2000 }), { description: 'As in the list of the layer' })),
}
const params = Type.Object({ id: Type.String() })

export const insideRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/layers/:id/inside',
    summary: 'What lies inside a shape: how many, and a page of them (a page may hold fewer than asked for)',
    access: 'signed_in',
    forPrograms: true,
    params,
    body: Type.Object(
      {
        ...Asked,
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
        after: Type.Optional(Type.String({ description: 'The `next` of the page before' })),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({
      count: Nullable(Type.Integer({ description: 'Exact; only on the first page' })),
      rows: Type.Array(JsonObject, { description: 'As in the list, with `title`, `note` and `page` of each' }),
      next: Nullable(Type.String()),
    }),
    async handle(ctx, { params: { id }, body: { shape, filters = {}, limit = 50, after } }) {
      const asked = askedOf(ctx, id, shape, filters)
      const count = after === undefined ? await countInside(ctx, asked) : null
      return { count, ...(await pageInside(ctx, asked, limit, after)) }
    },
  }),
  route({
    method: 'POST',
    url: '/api/layers/:id/inside/export',
    summary: 'All that lies inside a shape, as CSV or XLSX, or as a file of a GIS',
    access: 'signed_in',
    forPrograms: true,
    streams: true,
    params,
    body: Type.Object({ ...Asked, format: OneOf(['csv', 'xlsx', ...FILE_FORMATS]) }, { additionalProperties: false }),
    async handle(ctx, { params: { id }, body: { shape, filters = {}, format }, reply }) {
      const { list, request, where, cells, inside } = askedOf(ctx, id, shape, filters)
      const collection = collectionOver(ctx, list)
      if (isFileFormat(format) && !collection) throw badField('format', 'placeless', '此图层不支持该格式', 'This layer has no such file')
      const columns = exportedColumns(list, undefined)
      await audit(ctx, { action: 'export', objectType: id, result: 'done', detail: { format, filters, shape } })
      if (collection && isFileFormat(format)) {
        const found = allFeatures(ctx, collection, { where: conditionsOf(list, ctx, request), ranges: cells, keep: inside })
        return sendFile(ctx, reply, collection, found, format)
      }
      const rows = onlyInside(allRows(ctx.db, list, ctx, request, [where]), inside)
      reply.header('content-disposition', `attachment; filename="${id}.${format}"`)
      if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(csvOf(rows, columns, ctx.language))
      return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(await xlsxOf(rows, columns, ctx.language))
    },
  }),
]

interface Inside extends Pick<ListedThings, 'list' | 'line'> {
  request: ListRequest
  cells: CellRange[]
  where: Sql
  inside(row: Row): boolean
}

function askedOf(ctx: Ctx, id: string, shape: Shape, filters: Record<string, string>): Inside {
  const { inside } = getLayer(ctx, id)
  if (!inside) throw notFound()
  const cells = cellsOver(shape)
  const test = insideTest(shape)
  return {
    list: inside.list,
    line: inside.line,
    request: { ...inside.filters, ...filters },
    cells,
    where: inCells(cells),
    inside: ({ lon, lat }) => typeof lon === 'number' && typeof lat === 'number' && test({ lon, lat }),
  }
}

const inCells = (cells: readonly CellRange[]): Sql => anyOf(cells.map(({ from, to }) => sql`t.morton between ${from} and ${to}`))

/** Cells wholly inside are counted by the database; only points along the edge are looked at. */
async function countInside(ctx: Ctx, { list, request, cells, inside }: Inside): Promise<number> {
  const conditions = conditionsOf(list, ctx, request)
  const whole = cells.filter((cell) => cell.whole)
  const edge = cells.filter((cell) => !cell.whole)
  const from = ident(list.from)
  const counted =
    whole.length === 0
      ? []
      : await ctx.db.query<{ n: number }>(sql`select count(*)::int as n from ${from} t where ${allOf([...conditions, inCells(whole)])}`)
  const near =
    edge.length === 0 ? [] : await ctx.db.query(sql`select t.lon, t.lat from ${from} t where ${allOf([...conditions, inCells(edge)])}`)
  return (counted[0]?.n ?? 0) + near.filter(inside).length
}

async function pageInside(ctx: Ctx, { list, line, request, where, inside }: Inside, limit: number, after: string | undefined) {
  const step: ListRequest = { ...request, limit, ...(after === undefined ? {} : { after }) }
  const page = pageOf(list, step, await ctx.db.query(listStatement(list, ctx, step, [where])))
  return { rows: page.rows.filter(inside).map((row) => ({ ...row, ...line(row, ctx.language) })), next: page.next }
}

async function* onlyInside(rows: AsyncIterable<Row>, inside: (row: Row) => boolean): AsyncGenerator<Row> {
  for await (const row of rows) if (inside(row)) yield row
}
