/** A notice as modules declare it: which news makes it, whom it concerns, in which words, by which ways. */
import type { Ctx } from '../ctx.ts'
import type { OutboxEvent } from '../module.ts'
import { inLanguage, type Language, type Titles } from '../titles.ts'

export const CHANNELS = ['in_app', 'push', 'sms', 'email'] as const
export type Channel = (typeof CHANNELS)[number]
/** Channels that leave the platform through a provider. */
export const OUTSIDE_CHANNELS = ['push', 'sms', 'email'] as const
export type OutsideChannel = (typeof OUTSIDE_CHANNELS)[number]

export const SEVERITIES = ['info', 'warning', 'urgent'] as const
export type Severity = (typeof SEVERITIES)[number]

/** How somebody is reached; what is not known is null. */
export interface Contact {
  name: string
  language: Language
  phone: string | null
  email: string | null
}

export type Recipient =
  | { person: string }
  /** Somebody without an account: `ref` lets the module find the address again when it is needed. */
  | { outside: string; contact: Contact }

export type Words = Readonly<Record<string, string | Titles>>

export interface Telling {
  /** Together with the subject: the same news has the same key, however often it comes. */
  key: string
  subjectId: string
  to: readonly Recipient[]
  values: Words
  /** Address in the console; empty for people outside. */
  link: string
  /** Kept for `holds`. */
  facts?: Record<string, unknown>
}

export interface TextPair {
  title: Titles
  body: Titles
}

export interface NoticeDefinition {
  /** Unique; the first word is the module's. */
  kind: string
  title: Titles
  severity: Severity
  audience: 'staff' | 'public'
  /** Cannot be switched off in the console. */
  mandatory?: boolean
  /** Ways it goes unless the person chose others. */
  channels: readonly Channel[]
  /** Permissions of those whom it may concern; others do not see it among their preferences. */
  concerns: readonly string[]
  /** What may stand in braces in the text, with a value to show it by. */
  placeholders: Readonly<Record<string, { title: Titles; sample: string | Titles }>>
  text: TextPair
  /** Topics of the outbox, each with the condition under which the news matters. Asked for every event: must be quick. */
  on: Readonly<Record<string, (payload: Readonly<Record<string, unknown>>) => boolean>>
  /** Whom it concerns and the values; null where there is nothing to tell any more. */
  about(ctx: Ctx, event: OutboxEvent): Promise<Telling | null>
  /** Asked again before each attempt outside: false once the notice makes no sense, such as a light of a closed case. */
  holds?(ctx: Ctx, notice: { subjectId: string; facts: Record<string, unknown> }): Promise<boolean>
  /** Address of somebody outside. */
  contactOf?(ctx: Ctx, ref: string): Promise<Contact | null>
}

export function noticesOf(modules: readonly { notices?: readonly NoticeDefinition[] }[]): readonly NoticeDefinition[] {
  return modules.flatMap((module) => module.notices ?? [])
}

export function valuesIn(values: Words, language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : inLanguage(value, language)]),
  )
}

export function samplesOf({ placeholders }: NoticeDefinition): Words {
  return Object.fromEntries(Object.entries(placeholders).map(([name, { sample }]) => [name, sample]))
}
