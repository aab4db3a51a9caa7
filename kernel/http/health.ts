import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Platform } from '../ctx.ts'
import { sql } from '../db/sql.ts'

/** `/healthz` for load balancers, `/metrics` for Prometheus. */
export function addHealth(server: FastifyInstance, platform: Platform): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const waiting = new Gauge({ name: 'cityloop_outbox_waiting', help: 'Events due and not yet passed on', registers: [registry] })
  const listening = new Gauge({ name: 'cityloop_live_subscribers', help: 'Screens on the live line', registers: [registry] })

  server.addHook('onResponse', async (request, reply) => {
    duration.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
  })
  server.get('/healthz', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await platform.db.query(sql`select 1`)
      return { status: 'ok' }
    } catch {
      return reply.code(503).send({ status: 'database unreachable' })
    }
  })
  server.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    const rows = await platform.db.query<{ n: number }>(sql`select count(*)::int as n from outbox where deliver_at <= now()`)
    waiting.set(rows[0]?.n ?? 0)
    listening.set(platform.live.subscribers())
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
