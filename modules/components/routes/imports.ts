/** Imports of census files: received, looked at, started, cancelled, taken back; and what was refused. */
import Type from 'typebox'
import { SYSTEM } from '#kernel/access/actor.ts'
import { audit } from '#kernel/audit/audit.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { type Route, route } from '#kernel/http/route.ts'
import { PageOf, Uuid } from '#kernel/http/shapes.ts'
import { allRows, csvOf, exportedColumns } from '#kernel/list/export.ts'
import { listStatement, pageOf } from '#kernel/list/query.ts'
import { badField, tooLarge } from '#kernel/problem.ts'
import { HistoryShape, historyOf } from '#kernel/register/routes.ts'
import { ImportShape, PreviewShape, Reading, type Refusal, RefusalShape } from '../contract.ts'
import { refusalList } from '../registers.ts'
import {
  cancelImport,
  getImport,
  listImports,
  previewImport,
  receiveImport,
  rollBackImport,
  startImport,
} from '../service/import/imports.ts'
import type { ComponentImport } from '../store/index.ts'

const byId = Type.Object({ id: Uuid })
const access = 'component.write'
const url = '/api/component-imports'

function asImport(row: ComponentImport) {
  return { ...row, startedAt: row.startedAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null }
}

async function audited(ctx: Ctx, action: string, row: ComponentImport) {
  const { state, fileName, fileSha256 } = row
  await audit(ctx, { action, objectType: 'component-import', objectId: row.id, result: 'done', detail: { state, fileName, fileSha256 } })
  return asImport(row)
}

export const importRoutes: Route[] = [
  route({
    method: 'POST',
    url,
    summary: 'Takes in a census file (multipart `file`): CSV, GeoJSON, Shapefile as zip, or GeoPackage; nothing is written yet',
    access,
    status: 201,
    streams: true,
    answer: ImportShape,
    async handle(ctx, { request }) {
      const part = await request.file({ limits: { fileSize: ctx.settings.maxImportBytes } })
      if (!part) throw badField('file', 'required', '请选择文件', 'Choose a file')
      const row = await receiveImport(ctx, part.file, part.filename.slice(0, 200)).catch((error: unknown) => {
        throw part.file.truncated ? tooLarge() : error
      })
      if (part.file.truncated) throw tooLarge()
      return audited(ctx, 'import.receive', row)
    },
  }),
  route({
    method: 'GET',
    url,
    summary: 'Imports of the census, newest first',
    access,
    answer: Type.Array(ImportShape),
    handle: async (ctx) => (await listImports(ctx)).map(asImport),
  }),
  route({
    method: 'GET',
    url: `${url}/:id`,
    summary: 'An import, and how far it is',
    access,
    params: byId,
    answer: ImportShape,
    handle: async (ctx, { params }) => asImport(await getImport(ctx, params.id)),
  }),
  route({
    method: 'GET',
    url: `${url}/:id/history`,
    summary: 'What was done with it, oldest first; the history of the rows it brought begins here',
    access,
    params: byId,
    answer: Type.Array(HistoryShape),
    async handle(ctx, { params }) {
      await getImport(ctx, params.id)
      return historyOf(ctx.db, params.id)
    },
  }),
  route({
    method: 'POST',
    url: `${url}/:id/preview`,
    summary: 'The first rows as they would be written with this reading; columns and coordinates are guessed where none is given',
    access,
    params: byId,
    body: Type.Partial(Reading),
    answer: PreviewShape,
    handle: (ctx, { params, body }) => previewImport(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: `${url}/:id/start`,
    summary: 'Begins to write in the background; a repeat changes nothing',
    access,
    params: byId,
    body: Reading,
    answer: ImportShape,
    handle: async (ctx, { params, body }) => audited(ctx, 'import.start', await startImport(ctx, params.id, body)),
  }),
  route({
    method: 'POST',
    url: `${url}/:id/cancel`,
    summary: 'Stops it; what is written stays until it is rolled back',
    access,
    params: byId,
    answer: ImportShape,
    handle: async (ctx, { params }) => audited(ctx, 'import.cancel', await cancelImport(ctx, params.id)),
  }),
  route({
    method: 'POST',
    url: `${url}/:id/rollback`,
    summary: 'Takes back all rows that are still as imported, in the background',
    access,
    params: byId,
    body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }) }, { additionalProperties: false }),
    answer: ImportShape,
    handle: async (ctx, { params, body }) => audited(ctx, 'import.rollback', await rollBackImport(ctx, params.id, body.reason)),
  }),
  route({
    method: 'GET',
    url: `${url}/:id/refusals`,
    summary: 'Rows that were not taken, by line, with field and reason',
    access,
    params: byId,
    query: Type.Object({ after: Type.Optional(Type.String()), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) }),
    answer: PageOf(RefusalShape),
    async handle(ctx, { params, query }) {
      await getImport(ctx, params.id)
      // Who may see the import may see all of its refusals: they lie nowhere, so no scope speaks of them.
      const rows = await ctx.db.query<Refusal>(listStatement(refusalList, asActor(ctx, SYSTEM), query, [ofImport(params.id)]))
      return pageOf(refusalList, query, rows)
    },
  }),
  route({
    method: 'GET',
    url: `${url}/:id/refusals/export`,
    summary: 'The same as CSV, in the language of the reader',
    access,
    params: byId,
    streams: true,
    async handle(ctx, { params, reply }) {
      const { fileName } = await getImport(ctx, params.id)
      await audit(ctx, { action: 'export', objectType: 'component-import', objectId: params.id, result: 'done', detail: { fileName } })
      const rows = allRows(ctx.db, refusalList, asActor(ctx, SYSTEM), {}, [ofImport(params.id)])
      reply.header('content-disposition', 'attachment; filename="refused-rows.csv"')
      return reply.type('text/csv; charset=utf-8').send(csvOf(rows, exportedColumns(refusalList, undefined), ctx.language))
    },
  }),
]

const ofImport = (id: string) => sql`t.import_id = ${id}`
