import Type from 'typebox'
import { may } from '../access/actor.ts'
import { collectionOver } from '../features/collections.ts'
import { type Route, route } from '../http/route.ts'
import { JsonObject, OneOf, TitlesShape } from '../http/shapes.ts'
import { badField } from '../problem.ts'
import { getLayer, layersOf } from './layer.ts'

const LayerShape = Type.Object({
  id: Type.String(),
  title: TitlesShape,
  style: OneOf(['points', 'areas', 'outlines']),
  sign: Type.Optional(TitlesShape),
  everySeconds: Type.Optional(Type.Integer({ description: 'Moves without news: ask again after so many seconds' })),
  minZoom: Type.Number(),
  group: Type.String(),
  on: Type.Boolean(),
  tiled: Type.Boolean({ description: 'Comes as vector tiles, not as features' }),
  listed: Type.Boolean({ description: 'What lies inside a drawn shape can be listed and exported' }),
  filed: Type.Boolean({ description: '… as a file of a GIS, too' }),
})

export const layerRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/layers',
    summary: 'The layers of the one map that the asker may see',
    access: 'signed_in',
    forPrograms: true,
    answer: Type.Array(LayerShape),
    handle: async (ctx) =>
      layersOf(ctx)
        .filter((layer) => may(ctx.actor, layer.permission))
        .map((layer) => ({
          ...layer,
          tiled: layer.tile !== undefined,
          listed: layer.inside !== undefined,
          filed: layer.inside !== undefined && collectionOver(ctx, layer.inside.list) !== undefined,
        })),
  }),
  route({
    method: 'GET',
    url: '/api/layers/:id/features',
    summary: 'Features of a layer in a window, as GeoJSON; points come clustered where they are many',
    access: 'signed_in',
    forPrograms: true,
    params: Type.Object({ id: Type.String() }),
    query: Type.Object(
      {
        bbox: Type.String({ description: 'west,south,east,north in degrees', examples: ['118.0,24.4,118.2,24.6'] }),
        zoom: Type.Number({ minimum: 0, maximum: 24 }),
      },
      { additionalProperties: Type.String() },
    ),
    answer: JsonObject,
    async handle(ctx, { params, query }) {
      const layer = getLayer(ctx, params.id)
      const { bbox, zoom, ...filters } = query
      return { ...(await layer.features(ctx, { bounds: boundsFrom(bbox), zoom, filters })) }
    },
  }),
]

function boundsFrom(text: string): [number, number, number, number] {
  const [west, south, east, north] = text.split(',').map(Number)
  const wrong = [west, south, east, north].some((value) => value === undefined || !Number.isFinite(value))
  if (wrong || west === undefined || south === undefined || east === undefined || north === undefined || west >= east || south >= north)
    throw badField('bbox', 'bbox', '范围应为 西,南,东,北', 'bbox is west,south,east,north')
  return [west, south, east, north]
}
