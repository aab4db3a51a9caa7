/** What the service says about itself: landing page, conformance, collections, queryables. */
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../ctx.ts'
import { extentOf } from '../layer/extent.ts'
import type { ListColumn } from '../list/definition.ts'
import { inLanguage, type Language } from '../titles.ts'
import { CRS84 } from './ask.ts'
import { queryablesOf } from './collections.ts'
import type { FeatureShape, FeatureSource } from './definition.ts'

export const GEOJSON = 'application/geo+json'
export const SCHEMA = 'application/schema+json'
export const OPENAPI = 'application/vnd.oai.openapi+json;version=3.0'
const QUERYABLES = 'http://www.opengis.net/def/rel/ogc/1.0/queryables'
const CORE = 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf'
const FILTERING = 'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf'
const CQL2 = 'http://www.opengis.net/spec/cql2/1.0/conf'

/** Only what is really there, each walked through by a test. */
export const CONFORMS_TO: readonly string[] = [
  ...['core', 'geojson', 'oas30'].map((name) => `${CORE}/${name}`),
  ...['queryables', 'queryables-query-parameters', 'filter', 'features-filter'].map((name) => `${FILTERING}/${name}`),
  ...['cql2-text', 'cql2-json', 'basic-cql2', 'advanced-comparison-operators', 'basic-spatial-functions'].map((name) => `${CQL2}/${name}`),
]

export interface Link {
  href: string
  rel: string
  type: string
  title?: string
}

/** The address of the service as the asker knows it. */
export function rootOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}/api/ogc`
}

export const link = (href: string, rel: string, type = 'application/json', title?: string): Link => ({
  href,
  rel,
  type,
  ...(title === undefined ? {} : { title }),
})

export function landingOf(root: string, language: Language) {
  return {
    title: inLanguage({ zh: '城市闭环 开放数据服务', en: 'CityLoop open data' }, language),
    description: inLanguage(
      {
        zh: '台账、网格与案件，按您的权限与数据范围提供',
        en: 'Registers, grids and cases, as far as your permissions and data scope reach',
      },
      language,
    ),
    links: [
      link(root, 'self'),
      link(`${root}/api`, 'service-desc', OPENAPI),
      link(`${root}/conformance`, 'conformance'),
      link(`${root}/conformance`, 'http://www.opengis.net/def/rel/ogc/1.0/conformance'),
      link(`${root}/collections`, 'data'),
      link(`${root}/collections`, 'http://www.opengis.net/def/rel/ogc/1.0/data'),
    ],
  }
}

const GEOMETRIES = {
  points: { zh: '点要素', en: 'Points', format: 'geometry-point' },
  areas: { zh: '面要素', en: 'Areas', format: 'geometry-polygon-any' },
  mixed: { zh: '点、线、面要素', en: 'Points, lines and areas', format: 'geometry-any' },
} as const

function geometriesOf(shape: FeatureShape): keyof typeof GEOMETRIES {
  if (shape.kind === 'area') return 'areas'
  return shape.outline === undefined ? 'points' : 'mixed'
}

export async function collectionDocument(ctx: Ctx, root: string, { id, title, instant, shape }: FeatureSource) {
  const url = `${root}/collections/${id}`
  const bbox = await extentOf(ctx)
  return {
    id,
    title: inLanguage(title, ctx.language),
    description: inLanguage(
      {
        zh: `${GEOMETRIES[geometriesOf(shape)].zh}；坐标为 CGCS2000 经纬度，与 CRS84 相差不到一分米`,
        en: `${GEOMETRIES[geometriesOf(shape)].en}; CGCS2000 longitude and latitude, within a decimetre of CRS84`,
      },
      ctx.language,
    ),
    itemType: 'feature',
    crs: [CRS84],
    storageCrs: CRS84,
    extent: {
      spatial: { bbox: [bbox], crs: CRS84 },
      ...(instant === undefined
        ? {}
        : { temporal: { interval: [[null, null]], trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian' } }),
    },
    links: [
      link(url, 'self'),
      link(`${url}/items`, 'items', GEOJSON),
      link(`${url}/queryables`, QUERYABLES, SCHEMA),
      link(`${url}/export?format=gpkg`, 'enclosure', 'application/geopackage+sqlite3', 'GeoPackage'),
      link(`${url}/export?format=geojson`, 'enclosure', GEOJSON, 'GeoJSON'),
      link(`${url}/export?format=geojsonl`, 'enclosure', 'application/x-ndjson', 'GeoJSON, one feature a line'),
    ],
  }
}

export function queryablesDocument(root: string, collection: FeatureSource, language: Language) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${root}/collections/${collection.id}/queryables`,
    type: 'object',
    title: inLanguage(collection.title, language),
    properties: {
      geometry: { 'x-ogc-role': 'primary-geometry', format: GEOMETRIES[geometriesOf(collection.shape)].format },
      ...Object.fromEntries(
        queryablesOf(collection).map(([key, column]) => [
          key,
          { ...schemaOf(column, language), ...(key === collection.instant ? { 'x-ogc-role': 'primary-instant' } : {}) },
        ]),
      ),
    },
    additionalProperties: false,
  }
}

const TYPES = {
  text: { type: 'string' },
  json: { type: 'object' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  instant: { type: 'string', format: 'date-time' },
  date: { type: 'string', format: 'date' },
} as const satisfies Record<ListColumn['type'], object>

/** Words of a list are told with what they are called. */
export function schemaOf({ title, type, words }: ListColumn, language: Language) {
  const meanings = Object.entries(words ?? {}).map(([word, meaning]) => `${word}: ${inLanguage(meaning, language)}`)
  return {
    title: inLanguage(title, language),
    ...TYPES[type],
    ...(words ? { enum: Object.keys(words), description: meanings.join('; ') } : {}),
  }
}
