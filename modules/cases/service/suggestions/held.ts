/** The text model in force, in memory: read on first use, and again after another is published. */
import type { Platform } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { remembered } from '#kernel/remembered.ts'
import { decodeModel, hashOf, type TextModel } from '#kernel/text/index.ts'

export interface CurrentModel {
  version: number
  untilAt: Date
  model: TextModel
}

/** Null while the city has published none. */
export const currentModel = remembered(load, 'suggestion-model.changed')
export const forgetModel = currentModel.forget

async function load({ db, log }: Platform): Promise<CurrentModel | null> {
  const rows = await db.query<{ version: number; untilAt: Date; hash: string; file: Buffer }>(
    sql`select version, until_at, hash, file from suggestion_model
      where version = (select version from suggestion_publication order by id desc limit 1)`,
  )
  const row = rows[0]
  if (!row) return null
  if (hashOf(row.file) !== row.hash) {
    log.error({ version: row.version }, 'the text model is not what was stored; nothing is suggested')
    return null
  }
  return { version: row.version, untilAt: row.untilAt, model: decodeModel(row.file) }
}
