/** The service described for programs (OpenAPI 3.0): a path for every collection the asker may see. */
import type { Language } from '../titles.ts'
import { inLanguage } from '../titles.ts'
import { LANGUAGES } from './ask.ts'
import { queryablesOf } from './collections.ts'
import type { FeatureSource } from './definition.ts'
import { GEOJSON, schemaOf } from './documents.ts'

export const MOST = 10_000
export const USUAL = 100

const answers = (type: string, schema: object = { type: 'object' }) => ({
  200: { description: 'OK', content: { [type]: { schema } } },
  ...Object.fromEntries(
    [400, 401, 403, 404].map((status) => [
      status,
      { description: 'Problem (RFC 9457)', content: { 'application/problem+json': { schema: { type: 'object' } } } },
    ]),
  ),
})

const operation = (operationId: string, summary: string, type = 'application/json', more: object = {}) => ({
  get: { operationId, summary, responses: answers(type), ...more },
})

const inQuery = (name: string, schema: object, description?: string) => ({
  name,
  in: 'query',
  required: false,
  schema,
  style: 'form',
  explode: false,
  ...(description === undefined ? {} : { description }),
})

const PARAMETERS = {
  limit: inQuery('limit', { type: 'integer', minimum: 1, maximum: MOST, default: USUAL }, 'Features of a page'),
  cursor: inQuery('cursor', { type: 'string' }, 'Of a next or prev link'),
  bbox: inQuery(
    'bbox',
    {
      type: 'array',
      oneOf: [
        { minItems: 4, maxItems: 4 },
        { minItems: 6, maxItems: 6 },
      ],
      items: { type: 'number' },
    },
    'west,south,east,north in CRS84',
  ),
  datetime: inQuery('datetime', { type: 'string' }, 'An instant, or an interval such as 2023-01-01T00:00:00Z/..'),
  filter: inQuery('filter', { type: 'string' }, 'CQL2'),
  'filter-lang': inQuery('filter-lang', { type: 'string', enum: [...LANGUAGES], default: LANGUAGES[0] }),
  'filter-crs': inQuery('filter-crs', { type: 'string', format: 'uri' }),
}

const refersTo = (name: string) => ({ $ref: `#/components/parameters/${name}` })

export function openApiOf(root: string, collections: readonly FeatureSource[], language: Language, version: string) {
  return {
    openapi: '3.0.3',
    info: { title: inLanguage({ zh: '城市闭环 开放数据服务', en: 'CityLoop open data' }, language), version },
    servers: [{ url: root }],
    components: {
      parameters: PARAMETERS,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, basic: { type: 'http', scheme: 'basic' } },
    },
    security: [{ bearer: [] }, { basic: [] }],
    paths: {
      '/': operation('landing', 'What is here'),
      '/conformance': operation('conformance', 'Which parts of the standards it keeps'),
      '/collections': operation('collections', 'The collections the asker may see'),
      ...Object.assign({}, ...collections.map((one) => pathsOf(one, language))),
    },
  }
}

function pathsOf(collection: FeatureSource, language: Language) {
  const { id } = collection
  const title = inLanguage(collection.title, language)
  const properties = queryablesOf(collection).map(([key, column]) => inQuery(key, schemaOf(column, language)))
  const parameters = [...Object.keys(PARAMETERS).map(refersTo), ...properties]
  return {
    [`/collections/${id}`]: operation(`${id}.collection`, title),
    [`/collections/${id}/queryables`]: operation(`${id}.queryables`, title, 'application/schema+json'),
    [`/collections/${id}/items`]: operation(`${id}.items`, title, GEOJSON, { parameters }),
    [`/collections/${id}/items/{featureId}`]: operation(`${id}.item`, title, GEOJSON, {
      parameters: [{ name: 'featureId', in: 'path', required: true, schema: { type: 'string' } }],
    }),
  }
}
