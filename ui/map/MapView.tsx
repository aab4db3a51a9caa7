import { useQuery } from '@tanstack/react-query'
import { type LngLatBoundsLike, MapLibreMap as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BaseMap, baseMapQuery, type City, useCity } from '../api/city.ts'
import { Blank, Waiting } from '../Blank.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { usePreferences } from '../preferences.tsx'
import { PALETTES } from '../theme.ts'
import { baseStyle, fontFor, MAP_FONT } from './base-style.ts'
import { openExternal } from './external-base.ts'
import './map.css'
import { MapCredit } from './MapCredit.tsx'

setWorkerUrl(workerUrl)

const Context = createContext<MapLibre | null>(null)

export function useMap(): MapLibre {
  const map = use(Context)
  if (!map) throw new Error('a map layer stands outside of a map')
  return map
}

export interface MapStart {
  centre?: [number, number]
  zoom?: number
}

interface MapViewProps {
  start?: MapStart
  children?: ReactNode
  label: string
  /** Shows less around the map where it is small. */
  small?: boolean
}

/** A map with the quiet base; layers, marks and popups are its children. */
export function MapView(props: MapViewProps) {
  const city = useCity()
  const base = useQuery(baseMapQuery)
  const { mode, language } = usePreferences()
  if (base.error) return <ProblemAlert error={base.error} retry={() => void base.refetch()} />
  if (!city || !base.data) return <Waiting rows={4} />
  return <Drawn key={`${mode} ${language}`} {...props} city={city} base={base.data} />
}

/** Where the map was, kept while it is drawn anew for another theme or language. */
let lastView: { label: string; centre: [number, number]; zoom: number } | null = null

function Drawn({ city, base, start, children, label, small }: MapViewProps & { city: City; base: BaseMap }) {
  const { t } = useTranslation()
  const { mode, language } = usePreferences()
  const holder = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibre | null>(null)
  const [failed, setFailed] = useState(false)
  const first = useRef({ start, city, base, mode, language, label, small })
  useEffect(() => {
    if (!holder.current) return
    let gone = false
    let made: MapLibre | null = null
    const { base: drawn, ...options } = first.current
    const names = [...drawn.lines.features, ...drawn.names.features].flatMap(({ properties }) => [properties?.name, properties?.nameEn])
    // A base map from outside that cannot be reached leaves our own.
    const ready = [fontFor(['0123456789!', ...names]), openExternal(drawn.external).catch(() => undefined)]
    void Promise.all(ready).then(() => {
      if (gone || !holder.current) return
      try {
        made = makeMap(holder.current, drawn, options)
        made.once('load', () => setMap(made))
      } catch {
        setFailed(true)
      }
    })
    return () => {
      gone = true
      if (made) lastView = { label: options.label, centre: [made.getCenter().lng, made.getCenter().lat], zoom: made.getZoom() }
      made?.remove()
    }
  }, [])
  if (failed) return <Blank title={t('map.noWebgl')} hint={t('map.noWebglHint')} />
  return (
    <div className="map">
      <section ref={holder} className="canvas" aria-label={label} />
      {map ? <Context value={map}>{children}</Context> : null}
      <MapCredit brief={small ?? false} />
    </div>
  )
}

interface MakeOptions {
  start: MapStart | undefined
  city: City
  mode: 'day' | 'night'
  language: string
  label: string
  small: boolean | undefined
}

function makeMap(container: HTMLElement, base: BaseMap, { start, city, mode, language, label, small }: MakeOptions): MapLibre {
  const kept = lastView?.label === label && !start?.centre ? lastView : null
  const [west, south, east, north] = city.bounds
  const bounds: LngLatBoundsLike = [west, south, east, north]
  const centre = kept?.centre ?? start?.centre
  const map = new MapLibre({
    container,
    style: baseStyle(base, PALETTES[mode], language === 'en'),
    localIdeographFontFamily: `'${MAP_FONT}'`,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 19,
    minZoom: 8,
    ...(centre ? { center: centre, zoom: kept?.zoom ?? start?.zoom ?? 15 } : { bounds, fitBoundsOptions: { padding: 16 } }),
  })
  map.touchZoomRotate.disableRotation()
  if (!small) {
    map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    map.addControl(new ScaleControl({ maxWidth: 100 }), 'bottom-left')
  }
  return map
}
