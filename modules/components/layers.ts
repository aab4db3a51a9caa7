import type { LayerDefinition } from '#kernel/layer/layer.ts'
import { listOf } from '#kernel/register/register.ts'
import { encodeTile } from '#kernel/tiles/vector-tile.ts'
import { components } from './registers.ts'
import { censusOf } from './service/census.ts'
import { shapesIn } from './store/index.ts'

export const layers: LayerDefinition[] = [
  {
    id: 'components',
    title: { zh: '城市部件', en: 'Components' },
    permission: 'component.read',
    style: 'points',
    minZoom: 0,
    group: 'components',
    on: false,
    // Millions of points come as tiles; lines and areas lie under them as what they are.
    async features(ctx, { bounds, filters }) {
      const shapes = await shapesIn(ctx.db, bounds, filters)
      return {
        type: 'FeatureCollection',
        features: shapes.map(({ code, classCode, status, geometry }) => ({
          type: 'Feature' as const,
          properties: { code, class: classCode, status },
          geometry,
        })),
      }
    },
    surrounds: true,
    inside: {
      list: listOf(components),
      filters: { retiredAt: 'null' },
      columns: ['code', 'classCode', 'name', 'status'],
      line: ({ id, code, name }) => ({ title: String(name), note: String(code), page: `/registers/components/${String(id)}` }),
    },
    tileFields: {
      code: 'Component id, of a single component',
      class: 'Class code, such as 01-002',
      status: 'Status of a single component',
      count: 'How many stand here, of a cluster',
    },
    async tile(ctx, address, filters) {
      const census = await censusOf(ctx)
      const { index } = census
      return {
        version: `${census.since}.${index.version(address)}`,
        encode() {
          const { clusters, points } = index.tile(address, census.filter(filters))
          return encodeTile(address, {
            components: [
              ...clusters.map(({ key, count }) => ({ key, properties: { count } })),
              ...points.map(({ key, ref, values: [classValue = 0, status = 0] }) => ({
                key,
                id: ref,
                properties: {
                  code: census.codeOf(ref),
                  class: census.wordOf('class', classValue),
                  status: census.wordOf('status', status),
                },
              })),
            ],
          })
        },
      }
    },
  },
]
