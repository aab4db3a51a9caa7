/** News becomes notices: whom it concerns, in which words, by which ways. Harmless when repeated. */
import { createHash } from 'node:crypto'
import type { Ctx } from '../ctx.ts'
import type { PushDeviceTable } from '../db/tables.gen.ts'
import { derivedId } from '../id.ts'
import type { OutboxEvent } from '../module.ts'
import type { Language } from '../titles.ts'
import {
  type Channel,
  type Contact,
  type NoticeDefinition,
  OUTSIDE_CHANNELS,
  type OutsideChannel,
  type Recipient,
  valuesIn,
} from './definition.ts'
import { type Quiet, quietUntil } from './quiet.ts'
import { type DeliveryRow, devicesFor, type NoticeRow, preferencesFor, quietFor, textNow, toldAlready, writeNotices } from './store.ts'
import { filled, maskedAddress } from './template.ts'

export async function tell(ctx: Ctx, definition: NoticeDefinition, event: OutboxEvent): Promise<void> {
  const telling = await definition.about(ctx, event)
  if (!telling || telling.to.length === 0) return
  const dedupeKey = `${telling.subjectId} ${telling.key}`
  const told = await toldAlready(ctx.db, definition.kind, dedupeKey)
  const fresh = telling.to.filter((one) => !told.has(keyOf(one)))
  const reached = await reachable(ctx, definition, fresh)
  if (reached.length === 0) return
  const { text, version } = await textNow(ctx.db, definition)
  const words = { zh: valuesIn(telling.values, 'zh-CN'), en: valuesIn(telling.values, 'en') }
  const common = {
    kind: definition.kind,
    dedupeKey,
    subjectId: telling.subjectId,
    severity: definition.severity,
    titleZh: filled(text.title.zh, words.zh),
    titleEn: filled(text.title.en, words.en),
    bodyZh: filled(text.body.zh, words.zh),
    bodyEn: filled(text.body.en, words.en),
    worded: words,
    facts: telling.facts ?? {},
    templateVersion: version,
    link: telling.link,
    madeAt: ctx.now(),
    readAt: null,
  }
  const notices = reached.map((one): NoticeRow => ({ ...common, ...rowOf(definition, dedupeKey, one) }))
  const byId = new Map(notices.map((notice, index) => [notice.id, reached[index]]))
  const written = await writeNotices(ctx, notices, (id) => deliveriesTo(ctx, definition, id, byId.get(id)))
  if (written > 0) ctx.announce()
}

interface Reached {
  recipient: Recipient
  contact: Contact
  channels: readonly Channel[]
  quiet: Quiet | undefined
  devices: readonly PushDeviceTable[]
}

/** The same person twice among the recipients is one. */
async function reachable(ctx: Ctx, definition: NoticeDefinition, recipients: readonly Recipient[]): Promise<Reached[]> {
  const once = [...new Map(recipients.map((one) => [keyOf(one), one])).values()]
  const people = once.flatMap((one) => ('person' in one ? [one.person] : []))
  const [contacts, chosen, quiet, devices] = await Promise.all([
    contactsOf(ctx, people),
    preferencesFor(ctx.db, definition.kind, people),
    quietFor(ctx.db, people),
    devicesFor(ctx.db, people),
  ])
  return once.flatMap((recipient): Reached[] => {
    const known = { recipient, channels: definition.channels, quiet: undefined, devices: [] }
    if (!('person' in recipient)) return [{ ...known, contact: recipient.contact }]
    const { person } = recipient
    const contact = contacts.get(person)
    if (!contact) return []
    const channels = allowed(definition, chosen.get(person) ?? definition.channels)
    return [{ recipient, contact, channels, quiet: quiet.get(person), devices: devices.filter((one) => one.personId === person) }]
  })
}

/** What must be seen is seen in the console, whatever was chosen before it became a must. */
export function allowed({ mandatory }: NoticeDefinition, channels: readonly Channel[]): readonly Channel[] {
  return mandatory && !channels.includes('in_app') ? ['in_app', ...channels] : channels
}

export async function contactsOf(ctx: Ctx, people: readonly string[]): Promise<Map<string, Contact>> {
  if (people.length === 0) return new Map()
  const lists = await Promise.all(ctx.modules.flatMap((module) => (module.contacts ? [module.contacts(ctx.db, people)] : [])))
  return new Map(lists.flat().map((contact) => [contact.id, contact]))
}

/** A person, or an address: two reports from one telephone are told once. */
function keyOf(recipient: Recipient): string {
  if ('person' in recipient) return recipient.person
  const { phone, email } = recipient.contact
  return createHash('sha256')
    .update(`${phone ?? ''} ${email ?? ''}`)
    .digest('hex')
}

function rowOf({ kind, audience }: NoticeDefinition, key: string, { recipient, contact, channels }: Reached) {
  const recipientKey = keyOf(recipient)
  const person = 'person' in recipient ? recipient.person : null
  return {
    id: derivedId('notice', recipientKey, kind, key),
    recipientKey,
    recipientId: person,
    recipientRef: 'person' in recipient ? null : recipient.outside,
    recipient: person ? contact.name : (maskedAddress(contact.phone) ?? maskedAddress(contact.email) ?? '–'),
    language: contact.language,
    inApp: audience === 'staff' && channels.includes('in_app'),
  }
}

/** Attempts before it is given up; with the pauses between them more than four hours. */
export const ATTEMPTS = 6

function deliveriesTo(ctx: Ctx, definition: NoticeDefinition, noticeId: string, reached: Reached | undefined): DeliveryRow[] {
  if (!reached) return []
  return OUTSIDE_CHANNELS.filter((channel) => reached.channels.includes(channel)).flatMap((channel) => {
    const targets = channel === 'push' ? reached.devices.map((device) => device.id) : [null]
    return targets.flatMap((target) => deliveryRow(ctx, definition, noticeId, channel, target, reached))
  })
}

function deliveryRow(
  ctx: Ctx,
  { audience }: NoticeDefinition,
  noticeId: string,
  channel: OutsideChannel,
  target: string | null,
  { contact, quiet }: Reached,
): DeliveryRow[] {
  const sender = ctx.senders.of(channel)
  const error = sender ? missing(channel, contact) : 'channel_off'
  // Staff see it in the console; that a citizen was not told has to stand somewhere.
  if (error && audience === 'staff') return []
  const now = ctx.now()
  const wakes = channel === 'email' ? null : quiet && quietUntil(quiet, now)
  return [
    {
      id: derivedId('notice-delivery', noticeId, channel, target ?? ''),
      noticeId,
      channel,
      target,
      state: error ? 'skipped' : 'queued',
      attempts: 0,
      budget: ATTEMPTS,
      nextAt: error ? null : (wakes ?? now),
      claimedUntil: null,
      simulated: sender?.simulated ?? false,
      providerId: null,
      error,
      madeAt: now,
      settledAt: error ? now : null,
    },
  ]
}

function missing(channel: OutsideChannel, { phone, email }: Contact): string | null {
  if (channel === 'sms') return phone ? null : 'no_address'
  if (channel === 'email') return email ? null : 'no_address'
  return null
}

export const languageKey = (language: Language): 'zh' | 'en' => (language === 'en' ? 'en' : 'zh')
