import Type from 'typebox'
import type { Ctx } from '../ctx.ts'
import { insertInto, sql } from '../db/sql.ts'
import { type Route, route } from '../http/route.ts'
import { Nullable, Uuid } from '../http/shapes.ts'
import { derivedId, newId } from '../id.ts'
import { badField, notFound } from '../problem.ts'

const FileShape = Type.Object({
  id: Uuid,
  sha256: Type.String({ description: 'Of the stored bytes' }),
  capturedSha256: Type.String({ description: 'Of the bytes as they arrived' }),
  mediaType: Type.String(),
  bytes: Type.Integer(),
  width: Nullable(Type.Integer()),
  height: Nullable(Type.Integer()),
})

interface FileRow {
  id: string
  sha256: string
  mediaType: string
  originalName: string | null
}

const byId = Type.Object({ id: Uuid })

export const fileRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/files',
    summary: 'Keeps a photograph or document (multipart field `file`); pictures are re-encoded and stripped',
    access: 'signed_in',
    status: 201,
    streams: true,
    query: Type.Object({ capturedAt: Type.Optional(Type.String({ format: 'date-time' })) }),
    answer: FileShape,
    async handle(ctx, { request, query }) {
      const part = await request.file()
      if (!part) throw badField('file', 'required', '请选择文件', 'Choose a file')
      const content = await part.toBuffer()
      const stored = await ctx.files.keep(content, part.mimetype)
      const id = ctx.requestKey ? derivedId('file', ctx.actor.id, ctx.requestKey) : newId()
      await ctx.db.query(
        sql`${insertInto('stored_file', {
          id,
          ...stored,
          originalName: part.filename.slice(0, 200),
          createdBy: ctx.actor.id,
          createdAt: ctx.now(),
          capturedAt: query.capturedAt ?? null,
        })} on conflict (id) do nothing`,
      )
      return { id, ...stored }
    },
  }),
  route({
    method: 'GET',
    url: '/api/files/:id',
    summary: 'The file',
    access: 'signed_in',
    params: byId,
    streams: true,
    async handle(ctx, { params, reply }) {
      const file = await fileById(ctx, params.id)
      reply.header('cache-control', 'private, max-age=31536000, immutable').header('content-disposition', 'inline')
      return reply.type(file.mediaType).send(ctx.files.read(file.sha256))
    },
  }),
  route({
    method: 'GET',
    url: '/api/files/:id/thumbnail',
    summary: 'A small JPEG of a picture',
    access: 'signed_in',
    params: byId,
    streams: true,
    async handle(ctx, { params, reply }) {
      const file = await fileById(ctx, params.id)
      if (!file.mediaType.startsWith('image/')) throw notFound()
      reply.header('cache-control', 'private, max-age=31536000, immutable')
      return reply.type('image/jpeg').send(await ctx.files.thumbnail(file.sha256))
    },
  }),
]

async function fileById(ctx: Ctx, id: string): Promise<FileRow> {
  const rows = await ctx.db.query<FileRow>(sql`select id, sha256, media_type, original_name from stored_file where id = ${id}`)
  if (!rows[0]) throw notFound()
  return rows[0]
}
