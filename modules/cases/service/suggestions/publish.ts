/** Puts a model into force; going back to an earlier one is the same verb. */
import { audit } from '#kernel/audit/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { violates } from '#kernel/db/database.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { derivedId } from '#kernel/id.ts'
import { notFound } from '#kernel/problem.ts'
import type { PublicationKind } from '../../contract.ts'
import { forgetModel } from './held.ts'

interface Publication {
  kind: PublicationKind
  reason: string
}

/** Answers false when this very request was done before, or the version is in force already. */
export async function publish(ctx: Ctx, version: number, { kind, reason }: Publication): Promise<boolean> {
  const known = await ctx.db.query(sql`select 1 from suggestion_model where version = ${version}`)
  if (known.length === 0) throw notFound()
  const now = await inForce(ctx)
  if (now === version) return false
  try {
    await write(ctx, version, { kind, reason }, now)
  } catch (error) {
    if (violates(error, 'suggestion_publication_request_key_key')) return false
    throw error
  }
  forgetModel(ctx)
  ctx.announce()
  return true
}

export async function inForce(ctx: Ctx): Promise<number | null> {
  const rows = await ctx.db.query<{ version: number }>(sql`select version from suggestion_publication order by id desc limit 1`)
  return rows[0]?.version ?? null
}

async function write(ctx: Ctx, version: number, { kind, reason }: Publication, before: number | null): Promise<void> {
  const row = { version, kind, reason, at: ctx.now(), byId: ctx.actor.id, byName: ctx.actor.name, requestKey: ctx.requestKey }
  const news = {
    topic: 'suggestion-model.changed',
    subjectId: derivedId('suggestion-model', String(version)),
    payload: { version },
    deliverAt: ctx.now(),
  }
  await ctx.db.transaction(async (tx) => {
    await tx.query(insertInto('suggestion_publication', row))
    await tx.query(insertInto('outbox', news))
    const entry = { action: 'suggestion_model.publish', objectType: 'suggestion_model', objectId: String(version), result: 'done' as const }
    await audit(ctx, { ...entry, detail: { version, before, kind, reason } }, tx)
  })
}
