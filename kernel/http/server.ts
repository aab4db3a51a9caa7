/** The HTTP server made of the modules' routes. Knows no module. */
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifySchema,
  LogController,
} from 'fastify'
import { type Actor, may, SYSTEM } from '../access/actor.ts'
import { asActor, type Ctx, type Platform } from '../ctx.ts'
import { newId } from '../id.ts'
import { notAllowed, signInRequired } from '../problem.ts'
import type { Settings } from '../settings.ts'
import { languageOf } from '../titles.ts'
import { answerProblem } from './answer-problem.ts'
import type { Route } from './route.ts'
import { ProblemShape } from './shapes.ts'

export interface HttpOptions {
  routes: readonly Route[]
  /** Who sends this request: null for a stranger; throws where a session has ended. */
  authenticate(request: FastifyRequest): Promise<Actor | null>
  version: string
}

const STRANGER: Actor = { kind: 'person', id: SYSTEM.id, name: '', posts: [], grants: new Map(), sessionId: null }

export async function buildServer(platform: Platform, options: HttpOptions): Promise<FastifyInstance> {
  const { settings } = platform
  const logger: FastifyBaseLogger = platform.log
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    trustProxy: settings.behindProxy,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    ajv: { customOptions: { allErrors: true, coerceTypes: 'array', removeAdditional: false } },
  })
  server.setErrorHandler(answerProblem)
  await server.register(helmet, { contentSecurityPolicy: contentPolicy(settings), strictTransportSecurity: settings.behindProxy })
  await server.register(cookie)
  await server.register(compress, { threshold: 2048, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } })
  await server.register(multipart, { limits: { fileSize: settings.maxUploadBytes, files: 10 } })
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'CityLoop API', version: options.version, description: 'Errors are RFC 9457 problem documents with a stable `code`.' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'cityloop_session' },
          bearer: { type: 'http', scheme: 'bearer' },
          basic: { type: 'http', scheme: 'basic', description: 'A token as password, for programs that cannot set headers' },
        },
      },
    },
  })
  server.addSchema(ProblemShape)
  server.after(() => {
    for (const one of options.routes) addRoute(server, platform, options, one)
  })
  return server
}

/** Nothing from outside but the base map, where one is configured. */
function contentPolicy({ baseMap }: Settings) {
  const outside = baseMap ? [new URL(baseMap.url).origin] : []
  return {
    directives: {
      defaultSrc: ["'self'"],
      connectSrc: ["'self'", ...outside],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:', ...outside],
      styleSrc: ["'self'", "'unsafe-inline'"],
      workerSrc: ["'self'", 'blob:'],
      upgradeInsecureRequests: null,
    },
  }
}

function addRoute(server: FastifyInstance, platform: Platform, options: HttpOptions, one: Route): void {
  server.route({
    method: one.method,
    url: one.url,
    schema: schemaOf(one),
    handler: async (request, reply) => {
      const ctx = await contextOf(platform, options, one, request)
      if (one.status) reply.code(one.status)
      return one.handle(ctx, { params: request.params, query: request.query, body: request.body, request, reply })
    },
    // Who may is asked before the body is looked at: a stranger learns nothing about the rules.
    preValidation: async (request: FastifyRequest, _reply: FastifyReply) => {
      await contextOf(platform, options, one, request)
    },
  })
}

const SIGNED_IN: Record<string, string[]>[] = [{ session: [] }, { bearer: [] }, { basic: [] }]

function schemaOf(one: Route): FastifySchema {
  const problems = { $ref: 'Problem#' }
  return {
    summary: one.summary,
    tags: [one.url.split('/')[2] ?? 'general'],
    security: one.access === 'public' ? [] : SIGNED_IN,
    ...(one.params ? { params: one.params } : {}),
    ...(one.query ? { querystring: one.query } : {}),
    ...(one.body ? { body: one.body } : {}),
    response: {
      ...(one.answer ? { [one.status ?? 200]: one.answer } : {}),
      ...(one.access === 'public' ? {} : { 401: problems, 403: problems }),
      ...(one.method === 'GET' ? {} : { 409: problems, 422: problems }),
    },
  }
}

const contexts = new WeakMap<FastifyRequest, Promise<Ctx>>()

function contextOf(platform: Platform, options: HttpOptions, one: Route, request: FastifyRequest): Promise<Ctx> {
  const known = contexts.get(request)
  if (known) return known
  const made = authorise(platform, options, one, request)
  contexts.set(request, made)
  return made
}

async function authorise(platform: Platform, options: HttpOptions, one: Route, request: FastifyRequest): Promise<Ctx> {
  const language = languageOf(request.headers['accept-language'])
  const key = request.headers['idempotency-key']
  const requestKey = typeof key === 'string' && key.length > 0 ? key.slice(0, 200) : null
  if (one.access === 'public') return asActor(platform, STRANGER, language, requestKey)
  const actor = await options.authenticate(request)
  if (!actor) throw signInRequired()
  if (one.access === 'signed_in' && actor.kind === 'program' && !one.forPrograms) throw notAllowed()
  if (one.access !== 'signed_in' && !may(actor, one.access)) throw notAllowed({ extra: { permission: one.access } })
  return asActor(platform, actor, language, requestKey)
}
