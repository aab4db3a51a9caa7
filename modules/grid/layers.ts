import type { LayerDefinition } from '#kernel/layer/layer.ts'
import { areasOf } from './areas.ts'

const GROUP = 'grid'

export const layers: LayerDefinition[] = [
  areaLayer('districts', 'district', { zh: '区界', en: 'Districts' }, 0, 'region.read', true),
  areaLayer('streets', 'street', { zh: '街道', en: 'Streets' }, 10, 'region.read', false),
  areaLayer('communities', 'community', { zh: '社区（村）', en: 'Communities' }, 12, 'region.read', false),
  areaLayer('duty-grids', 'duty_grid', { zh: '责任网格', en: 'Duty grids' }, 13, 'grid.read', false),
  areaLayer('unit-grids', 'unit_grid', { zh: '单元网格', en: 'Unit grids' }, 15, 'grid.read', false),
]

function areaLayer(
  id: string,
  level: string,
  title: LayerDefinition['title'],
  minZoom: number,
  permission: string,
  on: boolean,
): LayerDefinition {
  return {
    id,
    title,
    permission,
    minZoom,
    on,
    group: GROUP,
    style: 'outlines',
    async features(ctx, { bounds }) {
      const areas = await areasOf(ctx)
      return { type: 'FeatureCollection', features: areas.within(level, bounds) }
    },
  }
}
