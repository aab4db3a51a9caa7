/** Case files on paper. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Ctx } from '#kernel/ctx.ts'
import { printPdf } from '#kernel/document/index.ts'
import { type Route, route } from '#kernel/http/route.ts'
import { Uuid } from '#kernel/http/shapes.ts'
import type { Language } from '#kernel/titles.ts'
import { PrintMany, PrintQuery } from '../contract.ts'
import { printCases } from '../service/print/case-file.ts'

export const printRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/cases/:id/file.pdf',
    summary:
      'The file of a case as PDF: facts, place, photographs, clocks in words, every record with its hash, and a code that verifies it',
    access: 'case.read',
    params: Type.Object({ id: Uuid }),
    query: PrintQuery,
    streams: true,
    handle: (ctx, { params, query, request, reply }) => print(ctx, [params.id], query.language, request, reply),
  }),
  route({
    method: 'GET',
    url: '/api/cases/files.pdf',
    summary: 'The files of several cases as one PDF',
    access: 'case.read',
    query: PrintMany,
    streams: true,
    handle: (ctx, { query, request, reply }) => print(ctx, [...new Set(query.ids.split(','))], query.language, request, reply),
  }),
]

async function print(ctx: Ctx, ids: readonly string[], language: Language | undefined, request: FastifyRequest, reply: FastifyReply) {
  const origin = `${request.protocol}://${request.host}`
  const document = await printCases(ctx, ids, origin, language ?? ctx.language)
  const name = ids.length === 1 ? `case-${ids[0]}.pdf` : `cases-${ctx.now().toISOString().slice(0, 10)}.pdf`
  reply.header('content-disposition', `inline; filename="${name}"`).header('cache-control', 'private, no-store')
  return reply.type('application/pdf').send(printPdf(document))
}
