import { Fragment, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shape } from '#kernel/geo/shape.ts'
import { type UrlWords, useGo, usePageTitle, useUrlWords } from '#ui/go.tsx'
import { HeatLayer } from '#ui/map/HeatLayer.tsx'
import { type LayerInfo, useLayers } from '#ui/map/layer-data.ts'
import { FeatureLayer } from '#ui/map/MapLayers.tsx'
import { MapPicking } from '#ui/map/MapPicking.tsx'
import { type LonLat, MapClick, MapFocus, MapPin } from '#ui/map/MapPin.tsx'
import { MapView } from '#ui/map/MapView.tsx'
import { ShapeLayer } from '#ui/map/ShapeLayer.tsx'
import { Outline, Sketch, shapeFeatures } from '#ui/map/Sketch.tsx'
import { shapeFrom, shapeText } from '#ui/map/shape-text.ts'
import { TileLayer } from '#ui/map/TileLayer.tsx'
import { usePreferences } from '#ui/preferences.tsx'
import '../cases.css'
import { figureFrom, GridFigures, ShadeLegend, useShaded } from './GridFigures.tsx'
import { InsidePanel } from './InsidePanel.tsx'
import { LayerPanel } from './LayerPanel.tsx'
import { type Found, MapSearch } from './MapSearch.tsx'
import { type MapTool, MapTools } from './MapTools.tsx'
import './map-screen.css'
import { type Change, filtersOf, layersOn } from './map-words.ts'
import { keyOf, Picked, type PickedThing, pageOf } from './Picked.tsx'
import { type Circle, circleFrom, circleText, SurroundingsMarks, SurroundingsPanel } from './Surroundings.tsx'
import { useClassSigns, usePrintLegend } from './signs.ts'
import { TimeBar } from './TimeBar.tsx'
import { ViewKeeper } from './ViewKeeper.tsx'

/** One map for looking and commanding: every layer a module has registered. */
export function MapScreen() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const { data: layers = [] } = useLayers()
  const [place, setPlace] = useState<Found['at']>()
  usePageTitle(t('frame.map'))
  const on = layersOn(layers, words)
  const shown = layers.filter((layer) => on.includes(layer.id))
  const shape = useMemo(() => shapeFrom(words.shape), [words.shape])
  const { circle, marks, panel } = useSurroundingsOf(words, change)
  const shaded = useShaded(words)
  const figure = figureFrom(words.figure)
  const found = ({ at, words: patch }: Found) => {
    setPlace(at)
    if (patch) change(patch)
  }
  return (
    <div className="map-screen">
      <MapView label={t('frame.map')} {...startOf(words.at)}>
        {shaded ? <GridFigures shaded={shaded} /> : null}
        <DrawnLayers layers={shown} words={words} />
        {place ? <MapPin at={place} /> : null}
        {place ? <MapFocus at={place} zoom={place.zoom} /> : null}
        <ViewKeeper keep={(at) => change({ at })} wanted={words.grid} />
        {marks}
        <Working layers={shown} shape={circle ? null : shape} change={change} />
      </MapView>
      <MapSearch found={found} />
      <LayerPanel
        layers={layers}
        on={on}
        words={words}
        change={change}
        shades={figure && shaded ? <ShadeLegend figure={figure} shaded={shaded} recent={!words.from} /> : null}
      />
      {shaded || shown.some(({ group }) => group === 'cases') ? <TimeBar words={words} change={change} /> : null}
      {panel}
      {shape && !circle ? (
        <InsidePanel
          shape={shape}
          layers={shown.filter((layer) => layer.listed)}
          words={words}
          clear={() => change({ shape: undefined })}
        />
      ) : null}
    </div>
  )
}

/** The place whose surroundings are shown stands in the address. */
function useSurroundingsOf(words: UrlWords, change: Change) {
  const [pointed, setPointed] = useState<LonLat | null>(null)
  const circle = useMemo(() => circleFrom({ around: words.around ?? '' }), [words.around])
  if (!circle) return { circle, marks: null, panel: null }
  const set = (next: Circle | null) => change({ around: next ? circleText(next) : undefined })
  return {
    circle,
    marks: <SurroundingsMarks circle={circle} pointed={pointed} />,
    panel: <SurroundingsPanel circle={circle} change={set} point={setPointed} />,
  }
}

/** What a hand does on the map: pick a thing, or draw with a tool. */
function Working({ layers, shape, change }: { layers: LayerInfo[]; shape: Shape | null; change: Change }) {
  const { picked, pick, close } = usePicked()
  const [tool, setTool] = useState<MapTool | null>(null)
  const [beside, setBeside] = useState(50)
  const outline = useMemo(() => (shape ? shapeFeatures(shape) : []), [shape])
  const drawn = (made: Shape) => {
    change({ shape: shapeText(made), around: undefined })
    setTool(null)
  }
  const around = (at: LonLat) => {
    change({ around: circleText(at) })
    setTool(null)
    close()
  }
  return (
    <>
      {outline.length > 0 ? <Outline id="shape" features={outline} /> : null}
      {tool === 'around' ? (
        <MapClick clicked={around} />
      ) : tool ? (
        <Sketch key={tool} tool={tool} beside={beside} stop={() => setTool(null)} drawn={drawn} />
      ) : (
        <MapPicking layers={layers} picked={pick} />
      )}
      {picked ? <Picked thing={picked} close={close} around={([lon, lat]) => around({ lon, lat })} /> : null}
      <MapTools tool={tool} choose={setTool} beside={beside} setBeside={setBeside} legend={usePrintLegend(layers)} />
    </>
  )
}

function startOf(at: string | undefined) {
  const [lon, lat, zoom] = (at ?? '').split(',').map(Number)
  const centre: [number, number] | null = lon && lat ? [lon, lat] : null
  return centre ? { start: { centre, zoom: zoom ?? 15 } } : {}
}

function DrawnLayers({ layers, words }: { layers: LayerInfo[]; words: Readonly<Record<string, string>> }) {
  const { mode } = usePreferences()
  const signs = useClassSigns(layers.some((layer) => layer.tiled))
  return layers.map((layer) => {
    const filters = filtersOf(layer, words)
    if (layer.tiled)
      return (
        <Fragment key={`${mode} ${layer.id}`}>
          <TileLayer layer={layer} filters={filters} signs={signs} />
          <ShapeLayer layer={layer} filters={filters} />
        </Fragment>
      )
    if (words.heat === '1' && layer.group === 'cases') return <HeatLayer key={`${mode} ${layer.id} heat`} layer={layer} filters={filters} />
    return <FeatureLayer key={`${mode} ${layer.id}`} layer={layer} filters={filters} />
  })
}

const SECOND_CLICK_MS = 6000

/** The first click identifies, the second on the same thing soon after opens it. */
function usePicked() {
  const go = useGo()
  const [picked, setPicked] = useState<PickedThing | null>(null)
  const last = useRef({ key: '', at: 0 })
  const pick = (layer: LayerInfo, feature: PickedThing['feature'], at: [number, number]) => {
    const thing = { layer, feature, at }
    const [before, now] = [last.current, { key: keyOf(thing), at: Date.now() }]
    last.current = now
    setPicked(thing)
    if (before.key === now.key && now.at - before.at < SECOND_CLICK_MS) void pageOf(thing).then((page) => page && go(page))
  }
  return { picked, pick, close: () => setPicked(null) }
}
