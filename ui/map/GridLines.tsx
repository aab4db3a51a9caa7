import { useLayers } from './layer-data.ts'
import { FeatureLayer } from './MapLayers.tsx'

const CONTEXT = ['streets', 'communities', 'duty-grids']

/** Streets, communities and duty grids as thin lines: where on the quiet map a point lies. */
export function GridLines() {
  const { data: layers = [] } = useLayers()
  return layers.filter((layer) => CONTEXT.includes(layer.id)).map((layer) => <FeatureLayer key={layer.id} layer={layer} quiet />)
}
