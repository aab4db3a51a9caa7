/** Important acts of every user (ST §14). Flow records tell what happened to a case; this tells who did what here. */
import { asActor, type Ctx, type Platform } from '../ctx.ts'
import type { Queryable } from '../db/database.ts'
import { insertInto } from '../db/sql.ts'

export interface AuditEntry {
  action: string
  objectType: string
  objectId?: string | null
  result: 'done' | 'refused' | 'failed'
  detail?: Record<string, unknown>
  address?: string | null
}

export async function audit(ctx: Ctx, entry: AuditEntry, db: Queryable = ctx.db): Promise<void> {
  await db.query(
    insertInto('audit_entry', {
      at: ctx.now(),
      actorId: ctx.actor.id,
      actorName: ctx.actor.name,
      sessionId: ctx.actor.sessionId,
      ...entry,
      detail: entry.detail ?? {},
    }),
  )
}

/** For acts of somebody who is not signed in, such as a failed sign-in. */
export async function auditStranger(platform: Platform, name: string, entry: AuditEntry): Promise<void> {
  const stranger = {
    kind: 'person',
    id: '00000000-0000-8000-8000-00000000ffff',
    name,
    posts: [],
    grants: new Map(),
    sessionId: null,
  } as const
  await audit(asActor(platform, stranger), entry)
}
