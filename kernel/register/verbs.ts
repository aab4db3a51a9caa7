/** What can be done with a row of any register. Each verb is one statement with its history. */
import { scopeCondition, scopeFor } from '../access/scope.ts'
import type { Ctx } from '../ctx.ts'
import { violates, writeTogether } from '../db/database.ts'
import { assignments, ident, insertInto, type Sql, snake, sql } from '../db/sql.ts'
import { type FlowRecord, headAfter, insertRecord, NO_HISTORY, nextRecord } from '../history/record.ts'
import { derivedId, newId } from '../id.ts'
import { badField, conflict, notAllowed, notFound, type Problem, staleVersion } from '../problem.ts'
import { checkReferences } from './references.ts'
import { CHANGED, type RegisterDefinition, type RegisterRow } from './register.ts'

export async function getRow(ctx: Ctx, register: RegisterDefinition, id: string): Promise<RegisterRow> {
  const rows = await ctx.db.query<RegisterRow>(sql`select * from ${ident(register.view ?? register.table)} t
    where t.id = ${id} and ${scopeCondition(ctx.actor, register.permissions.read, register.scope)}`)
  const row = rows[0]
  if (!row) throw notFound()
  return row
}

export async function createRow(ctx: Ctx, register: RegisterDefinition, input: Record<string, unknown>): Promise<RegisterRow> {
  const id = typeof input.id === 'string' ? input.id : ctx.requestKey ? derivedId(register.name, ctx.actor.id, ctx.requestKey) : newId()
  const known = await ctx.db.query<RegisterRow>(sql`select * from ${ident(register.table)} where id = ${id}`)
  if (known[0]) return known[0]
  const { row, writes } = await newRow(ctx, register, { ...input, id })
  await write(register, row, () => writeTogether(ctx.db, writes))
  await settled(ctx, register)
  // Read again: the schema has filled in its defaults, the view its names.
  return getRow(ctx, register, id)
}

/** A checked new row and the statements that write it. */
export async function newRow(
  ctx: Ctx,
  register: RegisterDefinition,
  input: Record<string, unknown> & { id: string },
): Promise<{ row: RegisterRow; writes: Sql[] }> {
  await checkReferences(ctx, register, input)
  const { row, record } = await checkedRow(ctx, register, input)
  return { row, writes: [insertInto(register.table, row), insertRecord(record), news(ctx, register, row.id, null, row)] }
}

export interface CheckedRow {
  row: RegisterRow
  record: FlowRecord
}

/** A new row as it will stand, and where its history begins; for single rows and imports alike. */
export async function checkedRow(
  ctx: Ctx,
  register: RegisterDefinition,
  input: Record<string, unknown> & { id: string },
): Promise<CheckedRow> {
  const at = ctx.now()
  const given: RegisterRow = { ...input, id: input.id, version: 1, ...NO_HISTORY, retiredAt: null, updatedAt: at }
  const problem = await register.check?.(ctx, given, null)
  if (problem) throw problem
  const bare: RegisterRow = { ...given, ...(await register.derive?.(ctx, given, null)) }
  const role = roleFor(ctx, register, bare)
  const record = nextRecord(bare.id, NO_HISTORY, {
    procedure: register.table,
    event: 'created',
    fromState: null,
    toState: 'active',
    actor: ctx.actor,
    role,
    at,
    payload: { after: fieldsOf(register, bare) },
    requestKey: ctx.requestKey,
  })
  return { row: { ...bare, ...headAfter(record) }, record }
}

export async function changeRow(
  ctx: Ctx,
  register: RegisterDefinition,
  id: string,
  input: Record<string, unknown> & { version: number },
): Promise<RegisterRow> {
  const before = await getRow(ctx, register, id)
  if (ctx.requestKey && (await isReplay(ctx, id))) return before
  if (before.retiredAt) throw conflict({ detail: { zh: '已停用，不能修改', en: 'It is retired and cannot be changed' } })
  if (before.version !== input.version) throw staleVersion()
  const { version: _, ...fields } = input
  const changed = Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[key])),
  )
  if (Object.keys(changed).length === 0) return before
  return replaceRow(ctx, register, before, changed, 'changed', 'active')
}

export async function retireRow(ctx: Ctx, register: RegisterDefinition, id: string, reason: string): Promise<RegisterRow> {
  const before = await getRow(ctx, register, id)
  if (before.retiredAt) return before
  return replaceRow(ctx, register, before, { retiredAt: ctx.now() }, 'retired', 'retired', reason)
}

async function replaceRow(
  ctx: Ctx,
  register: RegisterDefinition,
  before: RegisterRow,
  asked: Record<string, unknown>,
  event: 'changed' | 'retired',
  toState: string,
  reason: string | null = null,
): Promise<RegisterRow> {
  const { row, writes } = await movedRow(ctx, register, before, asked, { event, toState, reason })
  await write(register, row, () => writeTogether(ctx.db, writes, true))
  await settled(ctx, register)
  return getRow(ctx, register, before.id)
}

/** A checked change and the statements that write it; the first misses where somebody else was quicker. */
async function movedRow(
  ctx: Ctx,
  register: RegisterDefinition,
  before: RegisterRow,
  asked: Record<string, unknown>,
  { event, toState, reason }: { event: 'changed' | 'retired'; toState: string; reason: string | null },
): Promise<{ row: RegisterRow; writes: Sql[] }> {
  const at = ctx.now()
  roleFor(ctx, register, before)
  const given: RegisterRow = { ...before, ...asked }
  const problem = event === 'changed' ? await register.check?.(ctx, given, before) : null
  if (problem) throw problem
  await checkReferences(ctx, register, asked)
  const changes = event === 'changed' ? { ...asked, ...(await register.derive?.(ctx, given, before)) } : asked
  const after: RegisterRow = { ...before, ...changes }
  const role = roleFor(ctx, register, after)
  const old = Object.fromEntries(Object.keys(changes).map((key) => [key, before[key] ?? null]))
  const record = nextRecord(before.id, before, {
    procedure: register.table,
    event,
    fromState: 'active',
    toState,
    actor: ctx.actor,
    role,
    at,
    reason,
    payload: { before: old, after: changes },
    requestKey: ctx.requestKey,
  })
  const moved = { ...changes, ...headAfter(record), version: before.version + 1, updatedAt: at }
  const update = sql`update ${ident(register.table)} set ${assignments(moved)} where id = ${before.id} and version = ${before.version}`
  return { row: after, writes: [update, insertRecord(record), news(ctx, register, before.id, before, after)] }
}

/** One row ends and another begins in its stead, as one step: both or none. */
export async function succeedRow(
  ctx: Ctx,
  register: RegisterDefinition,
  before: RegisterRow,
  successor: Record<string, unknown> & { id: string },
  reason: string,
): Promise<RegisterRow> {
  const ending = await movedRow(ctx, register, before, { retiredAt: ctx.now() }, { event: 'retired', toState: 'retired', reason })
  const beginning = await newRow(ctx, register, successor)
  await write(register, beginning.row, () => writeTogether(ctx.db, [...ending.writes, ...beginning.writes], true))
  await settled(ctx, register)
  return getRow(ctx, register, successor.id)
}

async function settled(ctx: Ctx, register: RegisterDefinition): Promise<void> {
  await register.changed?.(ctx)
  ctx.announce()
}

/** Other processes and screens hear of it: `units.changed`. */
function news(ctx: Ctx, register: RegisterDefinition, subjectId: string, before: RegisterRow | null, after: RegisterRow): Sql {
  const payload = register.news?.(before, after.retiredAt ? null : after) ?? {}
  return insertInto('outbox', { topic: `${register.name}.${CHANGED}`, subjectId, payload, deliverAt: ctx.now() })
}

async function isReplay(ctx: Ctx, id: string): Promise<boolean> {
  const rows = await ctx.db.query(sql`select 1 from flow_record where subject_id = ${id} and request_key = ${ctx.requestKey}`)
  return rows.length > 0
}

export function fieldsOf(register: RegisterDefinition, row: RegisterRow): Record<string, unknown> {
  return Object.fromEntries(Object.keys(register.fields).map((key) => [key, row[key] ?? null]))
}

/** The role in which the actor may write this row; the row must lie in the actor's scope, before and after. */
function roleFor(ctx: Ctx, register: RegisterDefinition, row: RegisterRow): string {
  const at = (column: string | undefined) => {
    const key = column?.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    const value = key === undefined ? null : row[key]
    return typeof value === 'string' ? value : null
  }
  const { district, street, community, unit, dutyGrid, owner } = register.scope
  const scope = scopeFor(ctx.actor, register.permissions.write, {
    districtCode: at(district),
    streetCode: at(street),
    communityCode: at(community),
    unitCode: at(unit),
    dutyGridCode: at(dutyGrid),
    ownerId: at(owner),
  })
  if (!scope) throw notAllowed()
  return scope.role
}

async function write(register: RegisterDefinition, row: RegisterRow, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw writeProblem(register, row, error) ?? error
  }
}

/** What a refusal of the database means for whoever wrote; of many rows it does not say which. */
export function writeProblem(register: RegisterDefinition, row: RegisterRow | null, error: unknown): Problem | null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (violates(error, `${register.table}_${snake(register.code)}_key`))
    return row
      ? badField(register.code, 'unique', `“${row[register.code]}”已存在`, `"${row[register.code]}" exists already`)
      : conflict({ detail: { zh: '另有人同时登记了相同的编码，请再试一次', en: 'Somebody registered the same code meanwhile; try again' } })
  if (code === 'CL409') return staleVersion()
  if (code === '23503') return badField('', 'unknown_reference', '引用的代码不存在', 'A code refers to nothing that exists')
  return null
}
