/** Texts of notices as an administrator changes them: appended versions, the shipped text never lost. */
import { audit } from '../audit/audit.ts'
import type { Ctx } from '../ctx.ts'
import { violates } from '../db/database.ts'
import { insertInto, sql } from '../db/sql.ts'
import type { NoticeTemplateTable } from '../db/tables.gen.ts'
import { invalidInput, notFound, staleVersion } from '../problem.ts'
import type { Template, TemplateVersion, Text } from './contract.ts'
import { type NoticeDefinition, noticesOf, samplesOf, type TextPair, valuesIn } from './definition.ts'
import { textNow } from './store.ts'
import { filled, textFault } from './template.ts'

export async function templates(ctx: Ctx): Promise<Template[]> {
  return Promise.all(noticesOf(ctx.modules).map((definition) => templateView(ctx, definition)))
}

export async function templateOf(ctx: Ctx, kind: string): Promise<Template> {
  return templateView(ctx, definitionOf(ctx, kind))
}

function definitionOf(ctx: Ctx, kind: string): NoticeDefinition {
  const found = noticesOf(ctx.modules).find((one) => one.kind === kind)
  if (!found) throw notFound()
  return found
}

async function templateView(ctx: Ctx, definition: NoticeDefinition): Promise<Template> {
  const { text, version } = await textNow(ctx.db, definition)
  const { kind, title, severity, audience, channels } = definition
  return {
    kind,
    title,
    severity,
    audience,
    channels: [...channels],
    version,
    changed: text !== definition.text,
    text: flat(text),
    shipped: flat(definition.text),
    placeholders: Object.entries(definition.placeholders).map(([name, { title: called, sample }]) => ({
      name,
      title: called,
      sample: typeof sample === 'string' ? { zh: sample, en: sample } : sample,
    })),
  }
}

function flat({ title, body }: TextPair): Text {
  return { titleZh: title.zh, titleEn: title.en, bodyZh: body.zh, bodyEn: body.en }
}

export async function versionsOf(ctx: Ctx, kind: string): Promise<TemplateVersion[]> {
  definitionOf(ctx, kind)
  const rows = await ctx.db.query<NoticeTemplateTable>(sql`select * from notice_template where kind = ${kind} order by version desc`)
  return rows.map(({ madeAt, madeBy: _by, kind: _kind, ...row }) => ({ ...row, madeAt: madeAt.toISOString() }))
}

/** The texts with sample values, as somebody would get them. */
export function preview(ctx: Ctx, kind: string, text: Text): Text {
  const definition = definitionOf(ctx, kind)
  check(definition, text)
  const samples = samplesOf(definition)
  const [zh, en] = [valuesIn(samples, 'zh-CN'), valuesIn(samples, 'en')]
  return {
    titleZh: filled(text.titleZh, zh),
    titleEn: filled(text.titleEn, en),
    bodyZh: filled(text.bodyZh, zh),
    bodyEn: filled(text.bodyEn, en),
  }
}

function check({ placeholders }: NoticeDefinition, text: Text): void {
  const known = Object.keys(placeholders)
  const errors = Object.entries(text).flatMap(([field, words]) => {
    const message = textFault(words, known)
    return message ? [{ field: `text.${field}`, rule: 'placeholder', message }] : []
  })
  if (errors.length > 0) throw invalidInput({ errors })
}

/** A new version; the same text again is the version that holds. Without a text the shipped one holds again. */
export async function changeText(ctx: Ctx, kind: string, text: Text | null, seen: number): Promise<Template> {
  const definition = definitionOf(ctx, kind)
  if (text) check(definition, text)
  const now = await templateView(ctx, definition)
  const wanted = text ?? now.shipped
  if (JSON.stringify(Object.entries(now.text).sort()) === JSON.stringify(Object.entries(wanted).sort())) return now
  if (now.version !== seen) throw staleVersion({ extra: { version: now.version } })
  const version = seen + 1
  const row = { kind, version, shipped: text === null, ...wanted, madeBy: ctx.actor.id, madeName: ctx.actor.name, madeAt: ctx.now() }
  try {
    await ctx.db.transaction(async (tx) => {
      await tx.query(insertInto('notice_template', row))
      const detail = { version, shipped: text === null }
      await audit(ctx, { action: 'notice_text.change', objectType: 'notice_template', objectId: kind, result: 'done', detail }, tx)
    })
  } catch (error) {
    if (violates(error, 'notice_template_pkey')) throw staleVersion()
    throw error
  }
  return templateView(ctx, definition)
}
