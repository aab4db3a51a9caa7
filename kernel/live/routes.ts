/** Server-Sent Events: one line per screen, only what the asker may see, resumable by the last id. */
import { PassThrough } from 'node:stream'
import Type from 'typebox'
import { inScope, type Placed } from '../access/scope.ts'
import type { Ctx } from '../ctx.ts'
import { type Route, route } from '../http/route.ts'
import type { LiveEvent } from './hub.ts'

const BEAT_MS = 20_000

export const liveRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/live',
    summary: 'Events as they happen (text/event-stream); resumes by Last-Event-ID, says `resync` when too much was missed',
    access: 'signed_in',
    streams: true,
    query: Type.Object({ lastEventId: Type.Optional(Type.Integer()) }),
    async handle(ctx, { request, query, reply }) {
      const given = request.headers['last-event-id']
      const last = typeof given === 'string' ? Number(given) : query.lastEventId
      const line = new PassThrough()
      const send = (event: LiveEvent) => {
        if (concerns(ctx, event)) line.write(textOf(event))
      }
      line.write('retry: 2000\n\n')
      const unsubscribe = ctx.live.subscribe(send)
      const beat = setInterval(() => line.write(': \n\n'), BEAT_MS)
      request.raw.once('close', () => {
        clearInterval(beat)
        unsubscribe()
        line.end()
      })
      if (last !== undefined && Number.isFinite(last)) await catchUp(ctx, last, send, () => line.write('event: resync\ndata: {}\n\n'))
      reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').header('content-encoding', 'identity')
      return reply.type('text/event-stream').send(line)
    },
  }),
]

async function catchUp(ctx: Ctx, last: number, send: (event: LiveEvent) => void, resync: () => void): Promise<void> {
  const missed = await ctx.live.since(last)
  if (missed === null) resync()
  else missed.forEach(send)
}

/** News of things with a place or a unit goes to those who may see them; the rest is for everybody signed in. */
function concerns(ctx: Ctx, { topic, payload }: LiveEvent): boolean {
  if (topic === 'session.ended') return false
  if (topic.startsWith('notice.')) return payload.personId === ctx.actor.id
  if (!['case.', 'request.', 'supervision.'].some((placedTopic) => topic.startsWith(placedTopic))) return true
  const placed: Placed = payload
  return inScope(ctx.actor, 'case.read', placed) || inScope(ctx.actor, 'case.readOwn', placed)
}

const texts = new WeakMap<LiveEvent, string>()

/** Written once, however many screens hear it. */
function textOf(event: LiveEvent): string {
  const { id, topic, subjectId, payload } = event
  const text = texts.get(event) ?? `id: ${id}\ndata: ${JSON.stringify({ id, topic, subjectId, payload })}\n\n`
  texts.set(event, text)
  return text
}
