/** OGC API – Features, Part 1 (17-069r4) and Part 3 (19-079r2): what the city keeps, for any GIS. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { may } from '../access/actor.ts'
import { audit } from '../audit/audit.ts'
import type { Ctx } from '../ctx.ts'
import { type Route, route } from '../http/route.ts'
import { notFound } from '../problem.ts'
import { askedOf, filterWords, type Words, wordsIn } from './ask.ts'
import { collectionsOf, getCollection } from './collections.ts'
import { CONFORMS_TO, collectionDocument, GEOJSON, landingOf, link, OPENAPI, queryablesDocument, rootOf, SCHEMA } from './documents.ts'
import { FILE_FORMATS, isFileFormat, sendFile } from './files.ts'
import { MOST, openApiOf, USUAL } from './openapi.ts'
import { badQuery } from './problems.ts'
import { allFeatures, type Cursor, countOf, cursorFrom, cursorText, readOne, readPage } from './read.ts'

const params = Type.Object({ id: Type.String() })
/** Counting stops here: beyond it the number is left out, as the standard allows. */
const COUNT_LIMIT = 100_000

const mine = (ctx: Ctx) => collectionsOf(ctx).filter(({ list }) => may(ctx.actor, list.permission))

/** What the asker gets depends on who asks and on nothing else that a cache knows. */
function send(reply: FastifyReply, document: object, type = 'application/json'): FastifyReply {
  // As bytes the type goes out as it stands: a charset behind it, or quotes around the version, are unknown to GDAL.
  return reply
    .header('cache-control', 'private, no-cache')
    .header('content-type', type)
    .send(Buffer.from(JSON.stringify(document)))
}

const ogc = (
  url: string,
  summary: string,
  handle: (ctx: Ctx, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): Route =>
  route({
    method: 'GET',
    url: `/api/ogc${url}`,
    summary,
    access: 'signed_in',
    forPrograms: true,
    streams: true,
    handle: (ctx, { request, reply }) => handle(ctx, request, reply),
  })

const aboutService: Route[] = [
  ogc('', 'Open data: where everything is (OGC API – Features)', async (ctx, request, reply) => {
    wordsIn(request, [])
    return send(reply, landingOf(rootOf(request), ctx.language))
  }),
  ogc('/conformance', 'Open data: which parts of the standards it keeps', async (_ctx, request, reply) => {
    wordsIn(request, [])
    return send(reply, { conformsTo: CONFORMS_TO })
  }),
  ogc('/api', 'Open data: the service described in OpenAPI 3.0', async (ctx, request, reply) => {
    wordsIn(request, [])
    return send(reply, openApiOf(rootOf(request), mine(ctx), ctx.language, '1.0'), OPENAPI)
  }),
  ogc('/collections', 'Open data: the collections the asker may see', async (ctx, request, reply) => {
    wordsIn(request, [])
    const root = rootOf(request)
    const collections = await Promise.all(mine(ctx).map((one) => collectionDocument(ctx, root, one)))
    return send(reply, { links: [link(`${root}/collections`, 'self')], collections })
  }),
]

const aboutCollection: Route[] = [
  route({
    method: 'GET',
    url: '/api/ogc/collections/:id',
    summary: 'Open data: one collection',
    access: 'signed_in',
    forPrograms: true,
    streams: true,
    params,
    async handle(ctx, { params: { id }, request, reply }) {
      const collection = getCollection(ctx, id)
      wordsIn(request, [])
      return send(reply, await collectionDocument(ctx, rootOf(request), collection))
    },
  }),
  route({
    method: 'GET',
    url: '/api/ogc/collections/:id/queryables',
    summary: 'Open data: what can be asked of a collection, as JSON Schema',
    access: 'signed_in',
    forPrograms: true,
    streams: true,
    params,
    async handle(ctx, { params: { id }, request, reply }) {
      const collection = getCollection(ctx, id)
      wordsIn(request, [])
      return send(reply, queryablesDocument(rootOf(request), collection, ctx.language), SCHEMA)
    },
  }),
]

const features: Route[] = [
  route({
    method: 'GET',
    url: '/api/ogc/collections/:id/items',
    summary: 'Open data: features of a collection as GeoJSON; words are described at /api/ogc/api',
    access: 'signed_in',
    forPrograms: true,
    streams: true,
    params,
    async handle(ctx, { params: { id }, request, reply }) {
      const collection = getCollection(ctx, id)
      const words = wordsIn(request, ['limit', 'cursor', ...filterWords(collection)])
      const limit = limitIn(words)
      const asked = await askedOf(ctx, collection, words)
      const from = cursorFrom(words.cursor, asked)
      const page = await readPage(ctx, collection, asked, limit, from)
      const matched = from ? null : await countOf(ctx, collection, asked, COUNT_LIMIT + 1)
      return send(
        reply,
        {
          type: 'FeatureCollection',
          timeStamp: ctx.now().toISOString(),
          ...(matched === null || matched > COUNT_LIMIT ? {} : { numberMatched: matched }),
          numberReturned: page.features.length,
          links: pageLinks(rootOf(request), id, words, page),
          features: page.features,
        },
        GEOJSON,
      )
    },
  }),
  route({
    method: 'GET',
    url: '/api/ogc/collections/:id/items/:featureId',
    summary: 'Open data: one feature',
    access: 'signed_in',
    forPrograms: true,
    streams: true,
    params: Type.Object({ id: Type.String(), featureId: Type.String() }),
    async handle(ctx, { params: { id, featureId }, request, reply }) {
      const collection = getCollection(ctx, id)
      wordsIn(request, [])
      const feature = await readOne(ctx, collection, await askedOf(ctx, collection, {}), featureId)
      if (!feature) throw notFound()
      const url = `${rootOf(request)}/collections/${id}`
      const links = [link(`${url}/items/${encodeURIComponent(featureId)}`, 'self', GEOJSON), link(url, 'collection')]
      return send(reply, { ...feature, links }, GEOJSON)
    },
  }),
  route({
    method: 'GET',
    url: '/api/ogc/collections/:id/export',
    summary: 'Open data: all features that meet the words, as GeoJSON, one feature a line, or GeoPackage',
    access: 'signed_in',
    forPrograms: true,
    streams: true,
    params,
    async handle(ctx, { params: { id }, request, reply }) {
      const collection = getCollection(ctx, id)
      const { format = 'geojson', ...words } = wordsIn(request, ['format', ...filterWords(collection)])
      if (!isFileFormat(format))
        throw badQuery('format', 'enum', `只能是：${FILE_FORMATS.join('、')}`, `One of: ${FILE_FORMATS.join(', ')}`)
      const asked = await askedOf(ctx, collection, words)
      await audit(ctx, { action: 'export', objectType: id, result: 'done', detail: { format, filters: words } })
      return sendFile(ctx, reply, collection, allFeatures(ctx, collection, asked), format)
    },
  }),
]

/** More than the most is the most (/req/core/fc-limit-response-1). */
function limitIn({ limit }: Words): number {
  if (limit === undefined) return USUAL
  if (!/^\d{1,9}$/.test(limit) || Number(limit) < 1)
    throw badQuery('limit', 'minimum', `应为 1 至 ${MOST} 的整数`, `A whole number from 1 to ${MOST}`)
  return Math.min(Number(limit), MOST)
}

function pageLinks(root: string, id: string, words: Words, { before, after }: { before: Cursor | null; after: Cursor | null }) {
  const url = `${root}/collections/${id}`
  const at = (cursor: Cursor | null) => {
    const { cursor: _here, ...others } = words
    const text = new URLSearchParams({ ...others, ...(cursor ? { cursor: cursorText(cursor) } : {}) }).toString()
    return text === '' ? `${url}/items` : `${url}/items?${text}`
  }
  const here = new URLSearchParams(words).toString()
  return [
    link(here === '' ? `${url}/items` : `${url}/items?${here}`, 'self', GEOJSON),
    link(url, 'collection'),
    ...(after ? [link(at(after), 'next', GEOJSON)] : []),
    ...(before ? [link(at(before), 'prev', GEOJSON)] : []),
  ]
}

export const featureRoutes: Route[] = [...aboutService, ...aboutCollection, ...features]
