import Type from 'typebox'
import { sql } from '#kernel/db/sql.ts'
import { type Route, route } from '#kernel/http/route.ts'
import { listRoutes } from '#kernel/list/routes.ts'
import { badField, notFound } from '#kernel/problem.ts'
import { BaseMapShape, type City, CityShape, InChargeShape, LocatedShape, PlaceShape, type Region, RegionShape } from './contract.ts'
import { regionList, unitGridList } from './lists.ts'
import { findPlaces, placesOf } from './places.ts'
import { describePlace, inChargeAt, locate, placeNames } from './service.ts'
import { importUnitGrids, UnitGridReport } from './unit-grids.ts'

export const routes: Route[] = [
  route({
    method: 'GET',
    url: '/api/grid/locate',
    summary: 'Unit grid, duty grid, community, street and district of a point',
    access: 'signed_in',
    query: Type.Object({ lon: Type.Number({ minimum: -180, maximum: 180 }), lat: Type.Number({ minimum: -90, maximum: 90 }) }),
    answer: LocatedShape,
    handle: async (ctx, { query }) => describePlace(ctx, await locate(ctx, query, 'lon')),
  }),
  route({
    method: 'GET',
    url: '/api/grid/in-charge',
    summary: 'Who answers for a place: collectors of its duty grid, units of its community and its street',
    access: 'person.read',
    query: Type.Object({ lon: Type.Number({ minimum: -180, maximum: 180 }), lat: Type.Number({ minimum: -90, maximum: 90 }) }),
    answer: InChargeShape,
    handle: (ctx, { query }) => inChargeAt(ctx, query),
  }),
  route({
    method: 'GET',
    url: '/api/city',
    summary: 'The city of this installation',
    access: 'public',
    answer: CityShape,
    async handle(ctx) {
      const rows = await ctx.db.query<City>(sql`select code, title, time_zone, bounds, centre, demo_notice, attribution from city`)
      const city = rows[0]
      if (!city) throw notFound()
      return city
    },
  }),
  route({
    method: 'GET',
    url: '/api/city/base-map',
    summary: 'Land, coast and borders for the quiet base map, as GeoJSON',
    access: 'signed_in',
    answer: BaseMapShape,
    async handle(ctx, { reply }) {
      const rows = await ctx.db.query<{ baseMap: { land: Record<string, unknown>; lines: Record<string, unknown> } }>(
        sql`select base_map from city`,
      )
      reply.header('cache-control', 'private, max-age=3600')
      if (!rows[0]) throw notFound()
      return { ...rows[0].baseMap, names: { ...(await placeNames(ctx)) }, external: ctx.settings.baseMap }
    },
  }),
  route({
    method: 'GET',
    url: '/api/places',
    summary: 'Places by name, by pinyin in full or its initials, by English name or code; best first',
    access: 'region.read',
    query: Type.Object({
      q: Type.String({ minLength: 1, maxLength: 100 }),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 10 }),
    }),
    answer: Type.Array(PlaceShape),
    handle: async (ctx, { query }) => findPlaces(await placesOf(ctx), query.q, query.limit),
  }),
  route({
    method: 'GET',
    url: '/api/regions/tree',
    summary: 'All administrative areas',
    access: 'signed_in',
    answer: Type.Array(RegionShape),
    handle: async (ctx) => ctx.db.query<Region>(sql`select code, level, kind, name, name_en, parent_code, demo from region order by code`),
  }),
  ...listRoutes('/api/regions', { zh: '区划', en: 'administrative areas' }, regionList),
  route({
    method: 'POST',
    url: '/api/unit-grids/import',
    summary: 'Imports unit grids as GeoJSON polygons with `code` and `dutyGridCode`; codes, shapes, areas and overlaps are checked',
    access: 'grid.write',
    streams: true,
    query: Type.Object({ onlyIfAllGood: Type.Optional(Type.Boolean()), dryRun: Type.Optional(Type.Boolean()) }),
    answer: UnitGridReport,
    async handle(ctx, { request, query }) {
      const file = await request.file()
      if (!file) throw badField('file', 'required', '请选择文件', 'Choose a file')
      return importUnitGrids(ctx, await file.toBuffer(), { onlyIfAllGood: query.onlyIfAllGood ?? false, dryRun: query.dryRun ?? false })
    },
  }),
  ...listRoutes('/api/unit-grids', { zh: '单元网格', en: 'unit grids' }, unitGridList),
]
