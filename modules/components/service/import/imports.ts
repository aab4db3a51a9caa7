/** What a clerk does with a census file: hand it in, look how it would be read, start, cancel, take it all back. */
import type { Readable } from 'node:stream'
import { scopesOf } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { writeTogether } from '#kernel/db/database.ts'
import { insertInto } from '#kernel/db/sql.ts'
import { headAfter, insertRecord, NO_HISTORY, nextRecord } from '#kernel/history/record.ts'
import { derivedId, newId } from '#kernel/id.ts'
import { badField, defineProblem, notFound } from '#kernel/problem.ts'
import type { Preview, Reading } from '../../contract.ts'
import { type ComponentImport, importById, newestImports, type WritableAreas } from '../../store/index.ts'
import { formatOf } from '../files/format.ts'
import { openSource } from '../files/open.ts'
import { guessMapping, missingFields } from './columns.ts'
import { HISTORY, moveImport, roleIn } from './end-import.ts'
import { previewOf } from './preview.ts'

const wrongState = defineProblem('import_state', 409, '导入当前状态不允许此操作', 'The import is not in a state that allows this')

/** The file is kept as it comes; a file that cannot be read makes no import. */
export async function receiveImport(ctx: Ctx, content: Readable, fileName: string): Promise<ComponentImport> {
  const id = ctx.requestKey ? derivedId('component-import', ctx.actor.id, ctx.requestKey) : newId()
  const stored = await ctx.files.receive(content)
  const known = await importById(ctx.db, id)
  if (known) return known
  const path = ctx.files.path(stored.sha256)
  const format = await formatOf(path)
  const source = await openSource(path, format)
  await source.close()
  const record = nextRecord(id, NO_HISTORY, {
    procedure: HISTORY,
    event: 'received',
    fromState: null,
    toState: 'uploaded',
    actor: ctx.actor,
    role: roleIn(ctx),
    at: ctx.now(),
    payload: { fileName, fileSha256: stored.sha256, bytes: stored.bytes, format },
    requestKey: ctx.requestKey,
  })
  const row = {
    id,
    state: 'uploaded',
    fileName,
    fileSha256: stored.sha256,
    format,
    bytes: stored.bytes,
    columns: JSON.stringify(source.columns),
    areas: JSON.stringify(writableAreas(ctx)),
    startedBy: ctx.actor.id,
    startedName: ctx.actor.name,
    startedAt: ctx.now(),
    ...headAfter(record),
  }
  await writeTogether(ctx.db, [insertInto('component_import', row), insertRecord(record)])
  return getImport(ctx, id)
}

function writableAreas(ctx: Ctx): WritableAreas {
  const scopes = scopesOf(ctx.actor, 'component.write')
  if (scopes.some(({ kind }) => kind === 'all')) return null
  return scopes.flatMap((scope) => (scope.kind === 'region' ? [{ level: scope.level, code: scope.code }] : []))
}

/** Somebody whose post covers the whole city sees the imports of all, others their own. */
export async function getImport(ctx: Ctx, id: string): Promise<ComponentImport> {
  const row = await importById(ctx.db, id)
  if (!row || (writableAreas(ctx) !== null && row.startedBy !== ctx.actor.id)) throw notFound()
  return row
}

export function listImports(ctx: Ctx): Promise<ComponentImport[]> {
  return newestImports(ctx.db, writableAreas(ctx) === null ? null : ctx.actor.id)
}

/** The first rows as they would be written; without a reading, as the file suggests. */
export async function previewImport(ctx: Ctx, id: string, reading: Partial<Reading>): Promise<Preview> {
  const row = await getImport(ctx, id)
  const source = await openSource(ctx.files.path(row.fileSha256), row.format)
  try {
    const mapping = reading.mapping ?? row.mapping ?? guessMapping(source.columns)
    return await previewOf(ctx, source, mapping, reading.crs ?? row.crs)
  } finally {
    await source.close()
  }
}

export async function startImport(ctx: Ctx, id: string, { crs, mapping }: Reading): Promise<ComponentImport> {
  const row = await getImport(ctx, id)
  if (row.state === 'running') return row
  if (row.state !== 'uploaded') throw wrongState({ extra: { state: row.state } })
  const unknown = Object.values(mapping).find((column) => !row.columns.includes(column))
  if (unknown !== undefined) throw badField('mapping', 'unknown_column', `文件中没有“${unknown}”列`, `The file has no column "${unknown}"`)
  const missing = missingFields(mapping, row.format !== 'csv')
  if (missing.length > 0)
    throw badField('mapping', 'required', `缺少必填项对应的列：${missing.join('、')}`, `No column for: ${missing.join(', ')}`)
  await moveImport(ctx, row, { event: 'started', to: 'running', changes: { crs, mapping, startedOn: ctx.now() } })
  return getImport(ctx, id)
}

/** What is written stays until it is rolled back. */
export async function cancelImport(ctx: Ctx, id: string): Promise<ComponentImport> {
  const row = await getImport(ctx, id)
  if (row.state === 'cancelled') return row
  if (row.state !== 'running' && row.state !== 'uploaded') throw wrongState({ extra: { state: row.state } })
  // The counts of the record are those of the last batch; a batch in hand is undone.
  await moveImport(ctx, row, { event: 'cancelled', to: 'cancelled', changes: { endedAt: ctx.now() }, manyChanged: row.written > 0 })
  return getImport(ctx, id)
}

/** Takes back every row that is still as it was imported. */
export async function rollBackImport(ctx: Ctx, id: string, reason: string): Promise<ComponentImport> {
  const row = await getImport(ctx, id)
  if (row.state === 'rolling_back' || row.state === 'rolled_back') return row
  if (!['done', 'cancelled', 'failed'].includes(row.state)) throw wrongState({ extra: { state: row.state } })
  await moveImport(ctx, row, { event: 'rollbackOrdered', to: 'rolling_back', reason })
  return getImport(ctx, id)
}
