/** HTTP of the whole application: the modules' routes, the engines' own, and the built web. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '#kernel/ctx.ts'
import { projectFolder } from '#kernel/db/private-postgres.ts'
import { featureRoutes } from '#kernel/features/routes.ts'
import { fileRoutes } from '#kernel/files/routes.ts'
import { proofRoutes } from '#kernel/history/routes.ts'
import { answerProblem } from '#kernel/http/answer-problem.ts'
import { addHealth } from '#kernel/http/health.ts'
import type { Route } from '#kernel/http/route.ts'
import { buildServer } from '#kernel/http/server.ts'
import { insideRoutes } from '#kernel/layer/inside-routes.ts'
import { layerRoutes } from '#kernel/layer/routes.ts'
import { surroundingsRoutes } from '#kernel/layer/surroundings-routes.ts'
import { tileRoutes } from '#kernel/layer/tile-routes.ts'
import { liveRoutes } from '#kernel/live/routes.ts'
import { metricRoutes } from '#kernel/metric/routes.ts'
import { noticeRoutes } from '#kernel/notice/routes/index.ts'
import { notFound } from '#kernel/problem.ts'
import { registerIndexRoute, registerRoutes } from '#kernel/register/routes.ts'
import { authenticate } from '#modules/identity/index.ts'
import { VERSION } from './version.ts'

export function allRoutes(platform: Platform): Route[] {
  const own = platform.modules.flatMap((module) => module.routes ?? [])
  const registers = platform.modules.flatMap((module) => (module.registers ?? []).flatMap(registerRoutes))
  return [
    ...own,
    ...registers,
    registerIndexRoute,
    ...metricRoutes,
    ...layerRoutes,
    ...insideRoutes,
    ...tileRoutes,
    ...surroundingsRoutes,
    ...featureRoutes,
    ...fileRoutes,
    ...liveRoutes,
    ...noticeRoutes,
    ...proofRoutes,
  ]
}

export async function buildHttp(platform: Platform): Promise<FastifyInstance> {
  const server = await buildServer(platform, {
    routes: allRoutes(platform),
    authenticate: (request) => authenticate(platform, request),
    version: VERSION,
  })
  addHealth(server, platform)
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger())
  await serveWeb(server)
  await server.ready()
  return server
}

async function serveWeb(server: FastifyInstance): Promise<void> {
  const root = join(projectFolder, 'dist/web')
  if (!existsSync(root)) {
    server.setNotFoundHandler((request, reply) => answerProblem(notFound(), request, reply))
    return
  }
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    maxAge: '1y',
    immutable: true,
    preCompressed: true,
    setHeaders: freshPages,
  })
  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
    if (!isPage) return answerProblem(notFound(), request, reply)
    return reply.header('cache-control', 'no-cache').sendFile('index.html', { maxAge: 0, immutable: false })
  })
}

/** Files with a hash in their name never change; pages may at each release. */
function freshPages(reply: { setHeader(name: string, value: string): unknown }, path: string): void {
  if (path.endsWith('.html') || path.endsWith('push-worker.js')) reply.setHeader('cache-control', 'no-cache')
}
