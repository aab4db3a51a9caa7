/** Texts and the delivery account, for administrators. */
import Type from 'typebox'
import { type Route, route } from '../../http/route.ts'
import { Nullable, OneOf, Uuid } from '../../http/shapes.ts'
import { listRoutes } from '../../list/routes.ts'
import { notFound } from '../../problem.ts'
import { accountOf, attemptsOf, retryDay, retryDelivery, simulatedMessages } from '../account.ts'
import {
  AccountRowShape,
  AttemptShape,
  ChannelStateShape,
  SimulatedRowShape,
  TemplateShape,
  TemplateVersionShape,
  TextShape,
} from '../contract.ts'
import { OUTSIDE_CHANNELS } from '../definition.ts'
import { deliveryList, EDIT_TEXTS, OPERATE } from '../lists.ts'
import { channelStates } from '../preferences.ts'
import { changeText, preview, templateOf, templates, versionsOf } from '../texts.ts'

const byId = Type.Object({ id: Uuid })
const byKind = Type.Object({ kind: Type.String({ maxLength: 80 }) })
const TimeZone = Type.String({ maxLength: 60, default: 'Asia/Shanghai', description: 'Whose days are meant' })

const textRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/notice-texts',
    summary: 'The texts of every kind, shipped and changed, with their placeholders',
    access: EDIT_TEXTS,
    answer: Type.Array(TemplateShape),
    handle: (ctx) => templates(ctx),
  }),
  route({
    method: 'GET',
    url: '/api/notice-texts/:kind',
    summary: 'The texts of a kind',
    access: EDIT_TEXTS,
    params: byKind,
    answer: TemplateShape,
    handle: (ctx, { params }) => templateOf(ctx, params.kind),
  }),
  route({
    method: 'GET',
    url: '/api/notice-texts/:kind/versions',
    summary: 'Every change of a text, newest first',
    access: EDIT_TEXTS,
    params: byKind,
    answer: Type.Array(TemplateVersionShape),
    handle: (ctx, { params }) => versionsOf(ctx, params.kind),
  }),
  route({
    method: 'POST',
    url: '/api/notice-texts/:kind/preview',
    summary: 'The texts with sample values; an unknown placeholder is refused',
    access: EDIT_TEXTS,
    params: byKind,
    body: Type.Object({ text: TextShape }, { additionalProperties: false }),
    answer: TextShape,
    handle: async (ctx, { params, body }) => preview(ctx, params.kind, body.text),
  }),
  route({
    method: 'PUT',
    url: '/api/notice-texts/:kind',
    summary: 'Adds a version of a text; null brings the shipped text back',
    access: EDIT_TEXTS,
    params: byKind,
    body: Type.Object(
      { text: Nullable(TextShape), version: Type.Integer({ minimum: 0, description: 'The version last seen' }) },
      { additionalProperties: false },
    ),
    answer: TemplateShape,
    handle: (ctx, { params, body }) => changeText(ctx, params.kind, body.text, body.version),
  }),
]

const accountRoutes: Route[] = [
  ...listRoutes('/api/notice-deliveries', { zh: '通知发送', en: 'deliveries' }, deliveryList),
  route({
    method: 'GET',
    url: '/api/notice-deliveries/:id/attempts',
    summary: 'Every attempt of a delivery',
    access: OPERATE,
    params: byId,
    answer: Type.Array(AttemptShape),
    handle: (ctx, { params }) => attemptsOf(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/notice-deliveries/:id/retry',
    summary: 'Tries again what was given up',
    access: OPERATE,
    params: byId,
    answer: Type.Object({ retried: Type.Integer() }),
    handle: async (ctx, { params }) => ({ retried: await retryDelivery(ctx, params.id) }),
  }),
  route({
    method: 'GET',
    url: '/api/notice-account',
    summary: 'What left the platform, per day, channel and state',
    access: OPERATE,
    query: Type.Object({ days: Type.Integer({ minimum: 1, maximum: 366, default: 14 }), timeZone: TimeZone }),
    answer: Type.Object({ channels: Type.Array(ChannelStateShape), rows: Type.Array(AccountRowShape) }),
    handle: async (ctx, { query }) => ({ channels: channelStates(ctx), rows: await accountOf(ctx, query.days, query.timeZone) }),
  }),
  route({
    method: 'POST',
    url: '/api/notice-account/retry',
    summary: 'Tries again everything of a day and channel that failed or was given up',
    access: OPERATE,
    body: Type.Object(
      { day: Type.String({ format: 'date' }), channel: OneOf(OUTSIDE_CHANNELS), timeZone: Type.Optional(TimeZone) },
      { additionalProperties: false },
    ),
    answer: Type.Object({ retried: Type.Integer() }),
    handle: async (ctx, { body }) => ({ retried: await retryDay(ctx, body.channel, body.day, body.timeZone ?? 'Asia/Shanghai') }),
  }),
  route({
    method: 'GET',
    url: '/api/simulated-messages',
    summary: 'What the simulated providers took in; only while a channel is simulated',
    access: OPERATE,
    query: Type.Object({ channel: Type.Optional(OneOf(OUTSIDE_CHANNELS)), limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }) }),
    answer: Type.Array(SimulatedRowShape),
    async handle(ctx, { query }) {
      if (ctx.settings.simulated.size === 0) throw notFound()
      return simulatedMessages(ctx, query.channel, query.limit)
    },
  }),
]

export const operatorRoutes: Route[] = [...textRoutes, ...accountRoutes]
