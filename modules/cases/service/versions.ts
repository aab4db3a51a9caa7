/** Versions of the case's procedure: looked at, tried, published. A running case keeps the one it began with (design D19). */
import { audit } from '#kernel/audit/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { derivedId } from '#kernel/id.ts'
import { defineProblem, keyReused, notFound, staleVersion } from '#kernel/problem.ts'
import { type Adaptation, adapt, changesBetween } from '#kernel/procedure/adapt.ts'
import { findingsOf } from '#kernel/procedure/check.ts'
import { viewOf } from '#kernel/procedure/view.ts'
import type { DraftCheck, NewVersion, Version, VersionRow } from '../contract.ts'
import { caseProcedure } from '../procedure/index.ts'
import { forgetVersions } from './held.ts'

export const procedureUnsafe = defineProblem('procedure_unsafe', 422, '该流程不能发布', 'This procedure cannot be published')
export const nothingChanged = defineProblem('nothing_changed', 422, '与现行版本没有差别', 'It does not differ from the version in force')

interface StoredVersion extends Pick<VersionRow, 'version' | 'current' | 'base' | 'madeName' | 'note'> {
  madeAt: Date
  adaptation: Adaptation
  requestKey: string | null
  running: number
}

async function stored(db: Queryable): Promise<StoredVersion[]> {
  return db.query<StoredVersion>(sql`select v.version, v.current, v.base, v.made_at, v.made_name, v.note, v.adaptation, v.request_key,
      (select count(*)::int from urban_case c where c.open and c.procedure_version = v.version) as running
    from procedure_version v where v.procedure = 'case' order by v.version desc`)
}

export async function listVersions(ctx: Ctx): Promise<VersionRow[]> {
  return (await stored(ctx.db)).map(rowOf)
}

function rowOf({ version, current, base, madeAt, madeName, note, adaptation, running }: StoredVersion): VersionRow {
  const changes = changesBetween({}, adaptation).length
  return { version, current, base, madeAt: madeAt.toISOString(), madeName, note, running, changes }
}

/** One version and what it says other than another; without another, than the one it was made from. */
export async function versionOf(ctx: Ctx, version: number, against?: number): Promise<Version> {
  const versions = await stored(ctx.db)
  const one = versions.find((row) => row.version === version)
  const than = against ?? one?.base ?? null
  const other = versions.find((row) => row.version === than)
  if (!one || (than !== null && !other)) throw notFound()
  return {
    ...rowOf(one),
    adaptation: one.adaptation,
    against: than,
    difference: changesBetween(other?.adaptation ?? {}, one.adaptation),
    procedure: viewOf(adapt(caseProcedure, one.adaptation, version), CASE),
  }
}

export const CASE = { kind: 'case', adaptable: true } as const

/** What would be published, and what speaks against it. Changes nothing. */
export async function checkDraft(ctx: Ctx, adaptation: Adaptation): Promise<DraftCheck> {
  const current = (await stored(ctx.db)).find((row) => row.current)
  const findings = findingsOf(caseProcedure, adaptation)
  const difference = changesBetween(current?.adaptation ?? {}, adaptation)
  const base = current?.version ?? caseProcedure.version
  return {
    base,
    publishable: difference.length > 0 && findings.every(({ severity }) => severity === 'warning'),
    findings,
    difference,
    procedure: viewOf(adapt(caseProcedure, adaptation, base + 1), CASE),
  }
}

/** New cases begin with it; running ones keep theirs. Answers false when this very request was done before. */
export async function publishVersion(ctx: Ctx, { base, adaptation, note }: NewVersion): Promise<{ version: number; replayed: boolean }> {
  const versions = await stored(ctx.db)
  const known = ctx.requestKey ? versions.find((row) => row.requestKey === ctx.requestKey) : undefined
  if (known) {
    if (known.note !== note.trim() || changesBetween(known.adaptation, adaptation).length > 0) throw keyReused()
    return { version: known.version, replayed: true }
  }
  const current = versions.find((row) => row.current)
  if (!current || current.version !== base) throw staleVersion({ extra: { version: current?.version ?? null } })
  const errors = findingsOf(caseProcedure, adaptation).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw procedureUnsafe({ errors: errors.map(({ at, code, message }) => ({ field: at, rule: code, message })) })
  const difference = changesBetween(current.adaptation, adaptation)
  if (difference.length === 0) throw nothingChanged()
  const version = Math.max(...versions.map((row) => row.version)) + 1
  await ctx.db.transaction(async (tx) => {
    await write(ctx, tx, { version, base, adaptation, note: note.trim() })
    const detail = { version, base, note: note.trim(), changes: difference.length }
    await audit(ctx, { action: 'procedure.publish', objectType: 'procedure', objectId: 'case', result: 'done', detail }, tx)
  })
  forgetVersions(ctx)
  ctx.announce()
  return { version, replayed: false }
}

async function write(ctx: Ctx, tx: Queryable, made: NewVersion & { version: number }): Promise<void> {
  const ended = await tx.query(
    sql`update procedure_version set current = false where procedure = 'case' and version = ${made.base} and current returning version`,
  )
  // Somebody published in the same moment.
  if (ended.length === 0) throw staleVersion()
  const { id: madeBy, name: madeName } = ctx.actor
  const row = { procedure: 'case', ...made, current: true, madeAt: ctx.now(), madeBy, madeName, requestKey: ctx.requestKey }
  await tx.query(insertInto('procedure_version', row))
  const payload = { procedure: 'case', version: made.version }
  await tx.query(
    insertInto('outbox', { topic: 'procedure.changed', subjectId: derivedId('procedure', 'case'), payload, deliverAt: ctx.now() }),
  )
}
