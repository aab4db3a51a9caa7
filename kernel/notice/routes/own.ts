/** A person's own notices and how they come. */
import Type from 'typebox'
import { type Route, route } from '../../http/route.ts'
import { Nullable, OneOf, Uuid } from '../../http/shapes.ts'
import { listRoutes } from '../../list/routes.ts'
import { DeviceShape, NewDevice, NoticeKindShape, PreferencesShape, QuietShape } from '../contract.ts'
import { CHANNELS, noticesOf } from '../definition.ts'
import { markAllRead, markRead, unreadCount } from '../inbox.ts'
import { inboxList } from '../lists.ts'
import { addDevice, addSimulatedDevice, choose, endDevice, preferencesOf, setQuiet } from '../preferences.ts'

const byId = Type.Object({ id: Uuid })
const Nothing = Type.Object({})

export const ownRoutes: Route[] = [
  ...listRoutes('/api/notices', { zh: '通知', en: 'notices' }, inboxList),
  route({
    method: 'GET',
    url: '/api/notices/unread',
    summary: 'How many notices the asker has not read',
    access: 'signed_in',
    answer: Type.Object({ count: Type.Integer() }),
    handle: async (ctx) => ({ count: await unreadCount(ctx) }),
  }),
  route({
    method: 'GET',
    url: '/api/notices/kinds',
    summary: 'The kinds of notices',
    access: 'signed_in',
    answer: Type.Array(NoticeKindShape),
    handle: async (ctx) => noticesOf(ctx.modules).map(({ kind, title }) => ({ kind, title })),
  }),
  route({
    method: 'POST',
    url: '/api/notices/:id/read',
    summary: 'Marks an own notice as read',
    access: 'signed_in',
    params: byId,
    answer: Nothing,
    async handle(ctx, { params }) {
      await markRead(ctx, params.id)
      return {}
    },
  }),
  route({
    method: 'POST',
    url: '/api/notices/read',
    summary: 'Marks everything up to an instant as read, so that what came since stays unread',
    access: 'signed_in',
    body: Type.Object({ upTo: Type.Optional(Type.String({ format: 'date-time' })) }, { additionalProperties: false }),
    answer: Type.Object({ read: Type.Integer() }),
    handle: async (ctx, { body }) => ({ read: await markAllRead(ctx, body.upTo ? new Date(body.upTo) : ctx.now()) }),
  }),
  route({
    method: 'GET',
    url: '/api/notice-preferences',
    summary: 'Channels by kind, quiet hours and devices of the asker',
    access: 'signed_in',
    answer: PreferencesShape,
    handle: (ctx) => preferencesOf(ctx),
  }),
  route({
    method: 'PUT',
    url: '/api/notice-preferences/:kind',
    summary: 'Chooses the channels of a kind; what is mandatory stays in the console',
    access: 'signed_in',
    params: Type.Object({ kind: Type.String({ maxLength: 80 }) }),
    body: Type.Object({ channels: Type.Array(OneOf(CHANNELS), { maxItems: CHANNELS.length }) }, { additionalProperties: false }),
    answer: PreferencesShape,
    async handle(ctx, { params, body }) {
      await choose(ctx, params.kind, body.channels)
      return preferencesOf(ctx)
    },
  }),
  route({
    method: 'PUT',
    url: '/api/notice-quiet',
    summary: 'Sets or ends the quiet hours of the asker',
    access: 'signed_in',
    body: Type.Object({ quiet: Nullable(QuietShape) }, { additionalProperties: false }),
    answer: PreferencesShape,
    async handle(ctx, { body }) {
      await setQuiet(ctx, body.quiet)
      return preferencesOf(ctx)
    },
  }),
  ...deviceRoutes(),
]

function deviceRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/push-key',
      summary: 'The key a browser subscribes with; null while web push is off',
      access: 'signed_in',
      answer: Type.Object({ publicKey: Nullable(Type.String()), simulated: Type.Boolean() }),
      async handle(ctx) {
        return { publicKey: await ctx.senders.pushKey(), simulated: ctx.senders.of('push')?.simulated ?? false }
      },
    }),
    route({
      method: 'POST',
      url: '/api/push-devices',
      summary: 'Adds this browser; the same browser again changes nothing',
      access: 'signed_in',
      status: 201,
      body: NewDevice,
      answer: DeviceShape,
      handle: (ctx, { body }) => addDevice(ctx, body),
    }),
    route({
      method: 'POST',
      url: '/api/push-devices/simulated',
      summary: 'Adds a simulated device; exists only while web push is simulated',
      access: 'signed_in',
      status: 201,
      body: Type.Object({ name: NewDevice.properties.name }, { additionalProperties: false }),
      answer: DeviceShape,
      handle: (ctx, { body }) => addSimulatedDevice(ctx, body.name),
    }),
    route({
      method: 'DELETE',
      url: '/api/push-devices/:id',
      summary: 'Ends web push to an own device',
      access: 'signed_in',
      params: byId,
      answer: Nothing,
      async handle(ctx, { params }) {
        await endDevice(ctx, params.id)
        return {}
      },
    }),
  ]
}
