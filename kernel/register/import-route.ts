/** The import of a register over HTTP: one answer at the end, or line by line how far it is for whoever asks so. */
import { PassThrough } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { audit } from '../audit/audit.ts'
import type { Ctx } from '../ctx.ts'
import { asProblem } from '../http/answer-problem.ts'
import { type Route, route } from '../http/route.ts'
import { badField } from '../problem.ts'
import { type ImportOptions, type ImportReport, importRows, importStopped } from './import.ts'
import { fileTooLarge, type ImportFile } from './import-table.ts'
import type { RegisterDefinition } from './register.ts'

const ImportShape = Type.Object({
  read: Type.Integer({ description: 'Rows: accepted, known and refused together' }),
  accepted: Type.Integer(),
  known: Type.Integer({ description: 'There already with the same content; a repeated file changes nothing' }),
  written: Type.Integer(),
  refusedRows: Type.Integer(),
  refused: Type.Array(Type.Object({ line: Type.Integer(), column: Type.String(), reason: Type.String() }), {
    description: 'The first 10 000 reasons; a row may have several',
  }),
})

const LINES = 'application/x-ndjson'

export function importRoute(register: RegisterDefinition, url: string): Route {
  return route({
    method: 'POST',
    url: `${url}/import`,
    summary:
      'Imports CSV or XLSX (multipart `file`); bad rows are reported with line, column and reason. ' +
      `With "accept: ${LINES}" lines of {progress}, the last one {report} or {problem}; who hangs up stops it`,
    access: register.permissions.write,
    streams: true,
    query: Type.Object({ onlyIfAllGood: Type.Optional(Type.Boolean()), dryRun: Type.Optional(Type.Boolean()) }),
    answer: ImportShape,
    async handle(ctx, { request, reply, query }) {
      const file = await received(ctx, request)
      const stop = new AbortController()
      reply.raw.once('close', () => stop.abort(importStopped()))
      const options = { onlyIfAllGood: query.onlyIfAllGood ?? false, dryRun: query.dryRun ?? false, signal: stop.signal }
      if (!request.headers.accept?.includes(LINES)) return audited(ctx, register, file, options)
      return toldByLines(ctx, reply, (progress) => audited(ctx, register, file, { ...options, progress }))
    },
  })
}

/** Kept on disk until the request is answered. */
async function received(ctx: Ctx, request: FastifyRequest): Promise<ImportFile> {
  const { maxImportBytes } = ctx.settings
  try {
    const { files } = await request.saveRequestFiles({ limits: { fileSize: maxImportBytes, files: 1 } })
    const [file] = files
    if (!file) throw badField('file', 'required', '请选择文件', 'Choose a file')
    return { path: file.filepath, name: file.filename }
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE' ? fileTooLarge(maxImportBytes) : error
  }
}

async function audited(ctx: Ctx, register: RegisterDefinition, file: ImportFile, options: ImportOptions): Promise<ImportReport> {
  const report = await importRows(ctx, register, file, options)
  const { refused: _, ...counts } = report
  const { onlyIfAllGood, dryRun } = options
  await audit(ctx, {
    action: 'import',
    objectType: register.name,
    result: 'done',
    detail: { ...counts, fileName: file.name, onlyIfAllGood, dryRun },
  })
  return report
}

function toldByLines(ctx: Ctx, reply: FastifyReply, work: (progress: ImportOptions['progress']) => Promise<ImportReport>): FastifyReply {
  const lines = new PassThrough()
  const tell = (line: object) => lines.write(`${JSON.stringify(line)}\n`)
  work(({ refused: _, ...counts }, share) => tell({ progress: { ...counts, share } }))
    .then((report) => tell({ report }))
    .catch((error: Error) => {
      const problem = asProblem(error)
      if (problem.status >= 500) ctx.log.error({ err: error }, 'unexpected')
      tell({ problem: problem.document(ctx.language) })
    })
    .finally(() => lines.end())
  // Lines are for now: nothing on the way may gather them.
  reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').header('content-encoding', 'identity')
  return reply.type(LINES).send(lines)
}
