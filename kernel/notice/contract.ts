/** What travels about notices. */
import Type, { type Static } from 'typebox'
import { Instant, JsonObject, Nullable, OneOf, TitlesShape, Uuid } from '../http/shapes.ts'
import { CHANNELS, OUTSIDE_CHANNELS, SEVERITIES } from './definition.ts'

export const InboxRowShape = Type.Object({
  id: Uuid,
  kind: Type.String(),
  severity: OneOf(SEVERITIES),
  titleZh: Type.String(),
  titleEn: Type.String(),
  bodyZh: Type.String(),
  bodyEn: Type.String(),
  link: Type.String(),
  madeAt: Instant,
  readAt: Nullable(Instant),
})
export type InboxRow = Static<typeof InboxRowShape>

export const CHANNEL_STATES = ['on', 'simulated', 'off'] as const
export const ChannelStateShape = Type.Object({ channel: OneOf(CHANNELS), state: OneOf(CHANNEL_STATES) })
export type ChannelState = Static<typeof ChannelStateShape>

export const NoticeKindShape = Type.Object({ kind: Type.String(), title: TitlesShape })
export type NoticeKind = Static<typeof NoticeKindShape>

export const QuietShape = Type.Object(
  {
    fromMinute: Type.Integer({ minimum: 0, maximum: 1439, description: 'Minute of the day' }),
    untilMinute: Type.Integer({ minimum: 0, maximum: 1439 }),
    timeZone: Type.String({ maxLength: 60, examples: ['Asia/Shanghai'] }),
  },
  { additionalProperties: false, description: 'Hours in which push and SMS wait' },
)

export const DeviceShape = Type.Object({
  id: Uuid,
  name: Type.String(),
  simulated: Type.Boolean(),
  addedAt: Instant,
  endpoint: Type.String({ description: 'So that a browser knows itself' }),
})
export type Device = Static<typeof DeviceShape>

export const PreferencesShape = Type.Object({
  channels: Type.Array(ChannelStateShape),
  phone: Nullable(Type.String({ description: 'Masked (ST §13)' })),
  email: Nullable(Type.String({ description: 'Masked (ST §13)' })),
  quiet: Nullable(QuietShape),
  devices: Type.Array(DeviceShape),
  kinds: Type.Array(
    Type.Object({
      ...NoticeKindShape.properties,
      severity: OneOf(SEVERITIES),
      mandatory: Type.Boolean({ description: 'Cannot be switched off in the console' }),
      channels: Type.Array(OneOf(CHANNELS)),
      chosen: Type.Boolean({ description: 'False while the channels of the definition hold' }),
    }),
  ),
})
export type Preferences = Static<typeof PreferencesShape>

export const NewDevice = Type.Object(
  {
    endpoint: Type.String({ maxLength: 1000, pattern: '^https://' }),
    p256dh: Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9_-]+=*$' }),
    auth: Type.String({ maxLength: 100, pattern: '^[A-Za-z0-9_-]+=*$' }),
    name: Type.String({ minLength: 1, maxLength: 100 }),
  },
  { additionalProperties: false, description: 'What a browser answers when it subscribes (RFC 8030)' },
)

export const TextShape = Type.Object(
  {
    titleZh: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    titleEn: Type.String({ minLength: 1, maxLength: 150, pattern: '\\S' }),
    bodyZh: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    bodyEn: Type.String({ minLength: 1, maxLength: 800, pattern: '\\S' }),
  },
  { additionalProperties: false },
)
export type Text = Static<typeof TextShape>

export const TemplateShape = Type.Object({
  ...NoticeKindShape.properties,
  severity: OneOf(SEVERITIES),
  audience: OneOf(['staff', 'public']),
  channels: Type.Array(OneOf(CHANNELS)),
  version: Type.Integer({ description: '0 while nobody changed the shipped text; send it back with a change' }),
  changed: Type.Boolean({ description: 'The text is not the shipped one' }),
  text: TextShape,
  shipped: TextShape,
  placeholders: Type.Array(Type.Object({ name: Type.String(), title: TitlesShape, sample: TitlesShape })),
})
export type Template = Static<typeof TemplateShape>

export const TemplateVersionShape = Type.Object({
  version: Type.Integer(),
  shipped: Type.Boolean(),
  ...TextShape.properties,
  madeName: Type.String(),
  madeAt: Instant,
})
export type TemplateVersion = Static<typeof TemplateVersionShape>

export const DELIVERY_STATES = ['queued', 'sending', 'failed', 'sent', 'given_up', 'dropped', 'skipped'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

export const DeliveryRowShape = Type.Object({
  id: Uuid,
  noticeId: Uuid,
  channel: OneOf(OUTSIDE_CHANNELS),
  state: OneOf(DELIVERY_STATES),
  attempts: Type.Integer(),
  nextAt: Nullable(Instant),
  simulated: Type.Boolean(),
  providerId: Nullable(Type.String()),
  error: Nullable(Type.String()),
  madeAt: Instant,
  settledAt: Nullable(Instant),
  kind: Type.String(),
  recipient: Type.String({ description: 'Name, or masked address' }),
  titleZh: Type.String(),
  titleEn: Type.String(),
})
export type DeliveryRow = Static<typeof DeliveryRowShape>

export const AccountRowShape = Type.Object({
  day: Type.String({ format: 'date' }),
  channel: OneOf(OUTSIDE_CHANNELS),
  counts: Type.Record(Type.String(), Type.Integer()),
})
export type AccountRow = Static<typeof AccountRowShape>

export const AttemptShape = Type.Object({
  ordinal: Type.Integer(),
  at: Instant,
  outcome: OneOf(['sent', 'failed', 'lost']),
  providerId: Nullable(Type.String()),
  error: Nullable(Type.String()),
})
export type Attempt = Static<typeof AttemptShape>

export const SimulatedRowShape = Type.Object({
  id: Uuid,
  channel: OneOf(OUTSIDE_CHANNELS),
  address: Type.String({ description: 'Masked (ST §13)' }),
  title: Type.String(),
  body: Type.String(),
  detail: JsonObject,
  receivedAt: Instant,
})
export type SimulatedRow = Static<typeof SimulatedRowShape>
