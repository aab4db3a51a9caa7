/** How a person wants to be told: channels by kind, quiet hours, devices. */
import { may } from '../access/actor.ts'
import { audit } from '../audit/audit.ts'
import type { Ctx } from '../ctx.ts'
import { insertInto, sql } from '../db/sql.ts'
import { derivedId } from '../id.ts'
import { badField, defineProblem, notAllowed, notFound } from '../problem.ts'
import { isPushHost, PUSH_HOSTS } from './channels/push.ts'
import type { ChannelState, Device, Preferences } from './contract.ts'
import { CHANNELS, type Channel, type NoticeDefinition, noticesOf } from './definition.ts'
import { isTimeZone, type Quiet } from './quiet.ts'
import { SIMULATED_PUSH } from './simulators/parts.ts'
import { simulatedDevice } from './simulators/push.ts'
import { devicesFor, quietFor } from './store.ts'
import { allowed, contactsOf } from './tell.ts'
import { maskedAddress } from './template.ts'

export const pushOff = defineProblem('channel_off', 409, '本系统未启用网页推送', 'Web push is off in this installation')

export function channelStates(ctx: Ctx): ChannelState[] {
  return CHANNELS.map((channel) => {
    if (channel === 'in_app') return { channel, state: 'on' }
    const sender = ctx.senders.of(channel)
    return { channel, state: sender ? (sender.simulated ? 'simulated' : 'on') : 'off' }
  })
}

/** Kinds that may reach somebody in the posts of the asker. */
function kindsFor(ctx: Ctx): readonly NoticeDefinition[] {
  return noticesOf(ctx.modules).filter((one) => one.audience === 'staff' && one.concerns.some((permission) => may(ctx.actor, permission)))
}

export async function preferencesOf(ctx: Ctx): Promise<Preferences> {
  const { id } = ctx.actor
  const [contacts, quiet, devices, chosen] = await Promise.all([
    contactsOf(ctx, [id]),
    quietFor(ctx.db, [id]),
    devicesFor(ctx.db, [id]),
    ctx.db.query<{ kind: string; channels: Channel[] }>(sql`select kind, channels from notice_preference where person_id = ${id}`),
  ])
  const contact = contacts.get(id)
  const own = new Map(chosen.map((row) => [row.kind, row.channels]))
  const { fromMinute, untilMinute, timeZone } = quiet.get(id) ?? {}
  return {
    channels: channelStates(ctx),
    phone: maskedAddress(contact?.phone ?? null),
    email: maskedAddress(contact?.email ?? null),
    quiet: fromMinute === undefined || untilMinute === undefined || !timeZone ? null : { fromMinute, untilMinute, timeZone },
    devices: devices.map(deviceView),
    kinds: kindsFor(ctx).map((definition) => ({
      kind: definition.kind,
      title: definition.title,
      severity: definition.severity,
      mandatory: definition.mandatory ?? false,
      channels: [...allowed(definition, own.get(definition.kind) ?? definition.channels)],
      chosen: own.has(definition.kind),
    })),
  }
}

function deviceView({ id, name, endpoint, addedAt }: { id: string; name: string; endpoint: string; addedAt: Date }): Device {
  return { id, name, endpoint, simulated: endpoint.startsWith(SIMULATED_PUSH), addedAt: addedAt.toISOString() }
}

export async function choose(ctx: Ctx, kind: string, channels: readonly Channel[]): Promise<void> {
  const definition = kindsFor(ctx).find((one) => one.kind === kind)
  if (!definition) throw notFound()
  if (definition.mandatory && !channels.includes('in_app'))
    throw badField('channels', 'mandatory', '此类通知必须在系统内接收', 'This kind is always shown in the console')
  const row = { personId: ctx.actor.id, kind, channels: [...new Set(channels)], setAt: ctx.now() }
  await ctx.db.query(
    sql`${insertInto('notice_preference', row)} on conflict (person_id, kind) do update set channels = excluded.channels, set_at = excluded.set_at`,
  )
}

export async function setQuiet(ctx: Ctx, quiet: Quiet | null): Promise<void> {
  if (!quiet) return void (await ctx.db.query(sql`delete from notice_quiet where person_id = ${ctx.actor.id}`))
  if (!isTimeZone(quiet.timeZone)) throw badField('timeZone', 'unknown', '没有这个时区', 'There is no such time zone')
  if (quiet.fromMinute === quiet.untilMinute)
    throw badField('untilMinute', 'empty', '开始与结束不能相同', 'It must end at another time than it begins')
  await ctx.db.query(sql`${insertInto('notice_quiet', { personId: ctx.actor.id, ...quiet })}
    on conflict (person_id) do update set from_minute = excluded.from_minute, until_minute = excluded.until_minute, time_zone = excluded.time_zone`)
}

export interface NewDevice {
  endpoint: string
  p256dh: string
  auth: string
  name: string
}

/** The same browser subscribing again is the same device; on another account it changes hands. */
export async function addDevice(ctx: Ctx, device: NewDevice): Promise<Device> {
  if (!ctx.senders.of('push')) throw pushOff()
  if (!isPushHost(device.endpoint, ctx.settings.push?.hosts ?? PUSH_HOSTS))
    throw badField('endpoint', 'unknown_push_service', '不是已知的推送服务', 'This is no known push service')
  return keepDevice(ctx, device)
}

/** A device of the simulated push service, for demo mode. */
export async function addSimulatedDevice(ctx: Ctx, name: string): Promise<Device> {
  const sender = ctx.senders.of('push')
  if (!sender) throw pushOff()
  if (!sender.simulated) throw notAllowed()
  return keepDevice(ctx, { name, ...(await simulatedDevice(ctx.db, ctx.now)) })
}

async function keepDevice(ctx: Ctx, { endpoint, p256dh, auth, name }: NewDevice): Promise<Device> {
  const at = ctx.now()
  const row = { id: derivedId('push-device', ctx.actor.id, endpoint), personId: ctx.actor.id, endpoint, p256dh, auth, name, addedAt: at }
  await ctx.db.transaction(async (tx) => {
    await tx.query(sql`${insertInto('push_device', row)} on conflict (endpoint) do update set
      person_id = excluded.person_id, p256dh = excluded.p256dh, auth = excluded.auth, name = excluded.name, ended_at = null, end_reason = null`)
    await audit(ctx, { action: 'push_device.add', objectType: 'person', objectId: ctx.actor.id, result: 'done', detail: { name } }, tx)
  })
  const kept = (await devicesFor(ctx.db, [ctx.actor.id])).find((one) => one.endpoint === endpoint)
  return deviceView(kept ?? row)
}

export async function endDevice(ctx: Ctx, id: string): Promise<void> {
  const known = await ctx.db.query(sql`select 1 from push_device where id = ${id} and person_id = ${ctx.actor.id}`)
  if (known.length === 0) throw notFound()
  const ended = await ctx.db.query(
    sql`update push_device set ended_at = ${ctx.now()}, end_reason = 'removed' where id = ${id} and ended_at is null returning 1`,
  )
  if (ended.length === 0) return
  await audit(ctx, { action: 'push_device.end', objectType: 'person', objectId: ctx.actor.id, result: 'done', detail: { id } })
}
