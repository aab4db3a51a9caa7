/**
 * One delivery, one attempt. Whoever claims it holds it for a while; a process that dies in between lets go of it by
 * time, and the next asks the provider first whether the message was taken after all.
 */
import { SYSTEM } from '../access/actor.ts'
import { asActor, type Ctx } from '../ctx.ts'
import { writeTogether } from '../db/database.ts'
import { insertInto, type Sql, sql } from '../db/sql.ts'
import { type Address, type Message, type Sender, SendFault } from './channels/sender.ts'
import { type Contact, type NoticeDefinition, noticesOf } from './definition.ts'
import { type DeliveryRow, deliveryTimer, type NoticeRow, noticeById } from './store.ts'
import { contactsOf, languageKey } from './tell.ts'

/** Longer than any sender waits for its provider. */
export const LEASE_MS = 2 * 60_000
/** Minutes between one attempt and the next. */
const PAUSES = [1, 5, 15, 60, 180]

export async function deliver(ctx: Ctx, id: string): Promise<void> {
  const claimed = await claim(ctx, id)
  if (!claimed) return
  const { delivery, wasSending } = claimed
  if (wasSending) await recordLost(ctx, delivery)
  const notice = await noticeById(ctx.db, delivery.noticeId)
  const definition = noticesOf(ctx.modules).find((one) => one.kind === notice?.kind)
  if (!notice || !definition) return settle(ctx, delivery, { state: 'dropped', error: 'unknown_kind' })
  if (definition.holds && !(await definition.holds(asActor(ctx, SYSTEM), notice)))
    return settle(ctx, delivery, { state: 'dropped', error: 'no_longer_true' })
  const sender = ctx.senders.of(delivery.channel)
  if (!sender) return settle(ctx, delivery, { state: 'given_up', error: 'channel_off' })
  const to = await addressOf(ctx, definition, notice, delivery)
  if (!to) return settle(ctx, delivery, { state: 'given_up', error: 'no_address' })
  await attempt(ctx, delivery, sender, messageOf(ctx, notice, delivery, to), wasSending)
}

interface Claimed {
  delivery: DeliveryRow
  /** Somebody claimed it before and never told the end. */
  wasSending: boolean
}

/** Takes the delivery if its time has come and nobody else holds it; a timer looks again should this process die. */
async function claim(ctx: Ctx, id: string): Promise<Claimed | null> {
  const now = ctx.now()
  const until = new Date(now.getTime() + LEASE_MS)
  const rows = await ctx.db.query<DeliveryRow & { before: string }>(sql`
    with found as (
      select id, state as before from notice_delivery
      where id = ${id} and ((state in ('queued', 'failed') and next_at <= ${now}) or (state = 'sending' and claimed_until <= ${now}))
      for update skip locked
    ), held as (
      update notice_delivery d set state = 'sending', attempts = attempts + 1, claimed_until = ${until}, next_at = null
      from found where d.id = found.id returning d.*, found.before
    ), watched as (
      insert into outbox (topic, subject_id, payload, deliver_at) select 'timer.notice-delivery', id, '{}', ${until}::timestamptz from held
    ) select * from held`)
  const [row] = rows
  return row ? { delivery: row, wasSending: row.before === 'sending' } : null
}

async function recordLost(ctx: Ctx, { id, attempts }: DeliveryRow): Promise<void> {
  const row = { deliveryId: id, ordinal: attempts - 1, at: ctx.now(), outcome: 'lost' }
  await ctx.db.query(sql`${insertInto('notice_attempt', row)} on conflict do nothing`)
}

async function addressOf(ctx: Ctx, definition: NoticeDefinition, notice: NoticeRow, delivery: DeliveryRow): Promise<Address | null> {
  if (delivery.channel === 'push') return deviceAddress(ctx, delivery.target)
  const contact = await contactFor(ctx, definition, notice)
  const address = delivery.channel === 'sms' ? contact?.phone : contact?.email
  if (!address) return null
  return delivery.channel === 'sms' ? { phone: address } : { email: address }
}

async function contactFor(ctx: Ctx, definition: NoticeDefinition, notice: NoticeRow): Promise<Contact | null | undefined> {
  if (notice.recipientId) return (await contactsOf(ctx, [notice.recipientId])).get(notice.recipientId)
  return definition.contactOf?.(ctx, notice.recipientRef ?? '')
}

async function deviceAddress(ctx: Ctx, device: string | null): Promise<Address | null> {
  const [push] = await ctx.db.query<NonNullable<Address['push']>>(
    sql`select endpoint, p256dh, auth from push_device where id = ${device} and ended_at is null`,
  )
  return push ? { push } : null
}

function messageOf(ctx: Ctx, notice: NoticeRow, delivery: DeliveryRow, to: Address): Message {
  const key = languageKey(notice.language)
  return {
    id: delivery.id,
    kind: notice.kind,
    severity: notice.severity === 'urgent' ? 'urgent' : notice.severity === 'warning' ? 'warning' : 'info',
    language: notice.language,
    title: key === 'en' ? notice.titleEn : notice.titleZh,
    body: key === 'en' ? notice.bodyEn : notice.bodyZh,
    link: notice.link === '' ? null : `${ctx.settings.publicUrl}${notice.link}`,
    values: notice.worded[key],
    to,
    madeAt: notice.madeAt,
  }
}

async function attempt(ctx: Ctx, delivery: DeliveryRow, sender: Sender, message: Message, unsure: boolean): Promise<void> {
  try {
    const found = unsure ? await sender.findSent?.(message) : null
    const providerId = found ?? (await sender.send(message))
    await settle(ctx, delivery, { state: 'sent', providerId })
  } catch (error) {
    const fault = error instanceof SendFault ? error : new SendFault('unexpected', String(error), false)
    ctx.log.warn({ delivery: delivery.id, channel: delivery.channel, code: fault.code }, 'a notice could not be sent')
    await failed(ctx, delivery, fault)
  }
}

async function failed(ctx: Ctx, delivery: DeliveryRow, fault: SendFault): Promise<void> {
  const error = `${fault.code}: ${fault.message}`.slice(0, 500)
  if (fault.code === 'gone') await endDevice(ctx, delivery.target)
  if (fault.lasting || delivery.attempts >= delivery.budget) return settle(ctx, delivery, { state: 'given_up', error })
  const step = delivery.attempts - (delivery.budget - PAUSES.length - 1) - 1
  const minutes = PAUSES[Math.max(0, Math.min(step, PAUSES.length - 1))] ?? 1
  await settle(ctx, delivery, { state: 'failed', error, nextAt: new Date(ctx.now().getTime() + minutes * 60_000) })
}

async function endDevice(ctx: Ctx, device: string | null): Promise<void> {
  await ctx.db.query(sql`update push_device set ended_at = ${ctx.now()}, end_reason = 'gone' where id = ${device} and ended_at is null`)
}

interface Outcome {
  state: 'sent' | 'failed' | 'given_up' | 'dropped'
  providerId?: string
  error?: string
  nextAt?: Date
}

/** Writes the end of this very attempt; one that lost its claim meanwhile changes nothing. */
async function settle(ctx: Ctx, delivery: DeliveryRow, outcome: Outcome): Promise<void> {
  const { state, nextAt = null } = outcome
  const [providerId, error] = [outcome.providerId ?? null, outcome.error ?? null]
  const now = ctx.now()
  const { id, attempts } = delivery
  const over = state === 'failed' ? null : now
  const writes: Sql[] = [
    sql`update notice_delivery set state = ${state}, provider_id = ${providerId}, error = ${error}, next_at = ${nextAt}, claimed_until = null,
      settled_at = ${over} where id = ${id} and state = 'sending' and attempts = ${attempts}`,
  ]
  if (state === 'sent' || state === 'failed' || state === 'given_up') {
    const row = { deliveryId: id, ordinal: attempts, at: now, outcome: state === 'sent' ? 'sent' : 'failed', providerId, error }
    writes.push(sql`${insertInto('notice_attempt', row)} on conflict do nothing`)
  }
  if (nextAt) writes.push(deliveryTimer(id, nextAt))
  await writeTogether(ctx.db, writes)
}
