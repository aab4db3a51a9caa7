/** The two routes every list has: a page and an export. */
import Type, { type Static, type TObject } from 'typebox'
import { audit } from '../audit/audit.ts'
import type { Ctx } from '../ctx.ts'
import type { Sql } from '../db/sql.ts'
import { collectionOver } from '../features/collections.ts'
import { FILE_FORMATS, isFileFormat, sendFile } from '../features/files.ts'
import { allFeatures } from '../features/read.ts'
import { type Route, route } from '../http/route.ts'
import { OneOf, PageOf } from '../http/shapes.ts'
import { badField } from '../problem.ts'
import type { Titles } from '../titles.ts'
import type { ListDefinition } from './definition.ts'
import { allRows, csvOf, exportedColumns, xlsxOf } from './export.ts'
import { conditionsOf, countStatement, type ListRequest, listStatement, pageOf } from './query.ts'

/** Counting stops here: beyond it the screen says "more than". */
const COUNT_LIMIT = 100_001

export function listQuery(list: ListDefinition) {
  const filters = Object.entries(list.columns).filter(([, column]) => column.filter)
  return Type.Object(
    {
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 50 })),
      after: Type.Optional(Type.String({ description: 'The `next` of the page before' })),
      sort: Type.Optional(
        Type.String({
          description: `A column, with "-" for descending: ${Object.entries(list.columns)
            .filter(([, column]) => column.sort)
            .map(([key]) => key)
            .join(', ')}`,
        }),
      ),
      q: Type.Optional(Type.String({ maxLength: 200, description: list.search ? 'Words to search for' : 'This list cannot be searched' })),
      ...Object.fromEntries(
        filters.map(([key, column]) => [
          key,
          Type.Optional(Type.String({ description: `${column.title.en}; several with commas; "null" for none` })),
        ]),
      ),
      ...Object.fromEntries(
        filters
          .filter(([, column]) => column.type === 'instant' || column.type === 'number' || column.type === 'date')
          .flatMap(([key]) => [`${key}.from`, `${key}.to`])
          .map((name) => [name, Type.Optional(Type.String({ description: 'from is included, to is not' }))]),
      ),
    },
    { additionalProperties: false },
  )
}

/** Further words in the address of a list, and what they leave of it. */
export interface Narrowing<W extends TObject> {
  words: W
  narrow(ctx: Ctx, words: Static<W>): Promise<Sql[]>
}

/** Words of a narrowing are taken out, the rest is for the list itself. */
function narrower<W extends TObject>(narrowing: Narrowing<W> | undefined) {
  const own = new Set(Object.keys(narrowing?.words.properties ?? {}))
  return async (ctx: Ctx, words: Record<string, unknown>): Promise<{ request: ListRequest; extra: Sql[] }> => {
    const pick = (wanted: boolean) => Object.fromEntries(Object.entries(words).filter(([name]) => own.has(name) === wanted))
    // Checked border: the route has validated the words against this very shape.
    return { request: pick(false), extra: narrowing ? await narrowing.narrow(ctx, pick(true) as Static<W>) : [] }
  }
}

export function listRoutes<W extends TObject>(url: string, title: Titles, list: ListDefinition, narrowing?: Narrowing<W>): Route[] {
  const query = Type.Object({ ...listQuery(list).properties, ...narrowing?.words.properties }, { additionalProperties: false })
  const read = narrower(narrowing)
  return [
    route({
      method: 'GET',
      url,
      summary: `A page of ${title.en}`,
      access: list.permission,
      query,
      answer: PageOf(list.row),
      async handle(ctx, input) {
        const { request, extra } = await read(ctx, input.query)
        return pageOf(list, request, await ctx.db.query(listStatement(list, ctx, request, extra)))
      },
    }),
    route({
      method: 'GET',
      url: `${url}/count`,
      summary: `How many ${title.en}`,
      access: list.permission,
      query,
      answer: Type.Object({ count: Type.Integer(), more: Type.Boolean({ description: 'True when there are more than counted' }) }),
      async handle(ctx, input) {
        const { request, extra } = await read(ctx, input.query)
        const rows = await ctx.db.query<{ n: number }>(countStatement(list, ctx, request, COUNT_LIMIT, extra))
        const n = rows[0]?.n ?? 0
        return { count: Math.min(n, COUNT_LIMIT - 1), more: n >= COUNT_LIMIT }
      },
    }),
    exportRoute(url, title, list, query, read),
  ]
}

function exportRoute(url: string, title: Titles, list: ListDefinition, query: TObject, read: ReturnType<typeof narrower>): Route {
  return route({
    method: 'GET',
    url: `${url}/export`,
    summary: `All ${title.en} with the same filters, as CSV or XLSX, or as a file of a GIS where they have a place`,
    access: list.permission,
    streams: true,
    query: Type.Object(
      { ...query.properties, format: OneOf(['csv', 'xlsx', ...FILE_FORMATS]), columns: Type.Optional(Type.String()) },
      { additionalProperties: false },
    ),
    async handle(ctx, { query: { format, columns: chosen, ...words }, reply }) {
      const columns = exportedColumns(list, chosen)
      const { request, extra } = await read(ctx, words)
      const collection = collectionOver(ctx, list)
      if (isFileFormat(format) && !collection) throw badField('format', 'placeless', '此列表不支持该格式', 'This list has no such file')
      await audit(ctx, { action: 'export', objectType: url.replace('/api/', ''), result: 'done', detail: { format, filters: words } })
      if (collection && isFileFormat(format)) {
        const asked = { where: [...conditionsOf(list, ctx, request), ...extra], ranges: null }
        return sendFile(ctx, reply, collection, allFeatures(ctx, collection, asked), format)
      }
      const rows = allRows(ctx.db, list, ctx, request, extra)
      reply.header('content-disposition', `attachment; filename="${url.split('/').at(-1)}.${format}"`)
      if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(csvOf(rows, columns, ctx.language))
      return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(await xlsxOf(rows, columns, ctx.language))
    },
  })
}
