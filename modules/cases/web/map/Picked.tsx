import { RadarChartOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Feature } from 'geojson'
import { Popup } from 'maplibre-gl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { ago, dateTime } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import type { LayerInfo } from '#ui/map/layer-data.ts'
import { useMap } from '#ui/map/MapView.tsx'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { CaseCard } from './CaseCard.tsx'
import { ComponentCard } from './ComponentCard.tsx'
import { componentOf } from './map-api.ts'

export interface PickedThing {
  layer: LayerInfo
  feature: Feature
  at: [number, number]
}

interface PickedProps {
  thing: PickedThing
  close(): void
  /** Shows what surrounds the place. */
  around(at: [number, number]): void
}

/** Tells one thing on the map from another. */
export function keyOf({ layer, feature: { properties } }: PickedThing): string {
  return `${layer.id} ${properties?.id ?? properties?.code ?? ''} ${properties?.count ?? ''}`
}

/** The page of a thing; of a component the map knows the code only. */
export async function pageOf({ layer, feature: { properties } }: PickedThing): Promise<string | null> {
  if (layer.group === 'cases' && typeof properties?.id === 'string') return `/cases/${properties.id}`
  if (typeof properties?.page === 'string') return properties.page
  if (layer.group !== 'components' || typeof properties?.code !== 'string') return null
  return `/registers/components/${(await componentOf(properties.code)).id}`
}

/** What was clicked: a case, a component, another point, a cluster, or an area. */
export function Picked({ thing, close, around }: PickedProps) {
  const go = useGo()
  const { properties, geometry } = thing.feature
  const map = useMap()
  const many = Number(properties?.count ?? 1) > 1
  const at: [number, number] =
    geometry.type === 'Point' ? [geometry.coordinates[0] ?? thing.at[0], geometry.coordinates[1] ?? thing.at[1]] : thing.at
  useEffect(() => {
    if (!many) return
    map.easeTo({ center: at, zoom: map.getZoom() + 2, duration: 300 })
    close()
  })
  if (many) return null
  const { id, code } = properties ?? {}
  const beside = <AroundButton show={() => around(at)} />
  return (
    <MapPopup at={at} close={close}>
      {thing.layer.group === 'cases' && typeof id === 'string' ? (
        <CaseCard id={id} open={() => go(`/cases/${id}`)} beside={beside} />
      ) : thing.layer.group === 'components' && typeof code === 'string' ? (
        <ComponentCard code={code} open={(row) => go(`/registers/components/${row}`)} beside={beside} />
      ) : thing.layer.style === 'points' ? (
        <PointCard thing={thing} open={(page) => go(page)} beside={beside} />
      ) : (
        <AreaCard thing={thing} beside={beside} />
      )}
    </MapPopup>
  )
}

function AroundButton({ show }: { show(): void }) {
  const { t } = useTranslation()
  return (
    <Button size="small" icon={<RadarChartOutlined />} onClick={show}>
      {t('around.here')}
    </Button>
  )
}

/** A point as its layer tells it. */
function PointCard({ thing: { layer, feature }, open, beside }: { thing: PickedThing; open(page: string): void; beside: ReactNode }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { language } = usePreferences()
  const { title, note, page, at } = feature.properties ?? {}
  return (
    <div style={{ width: 240 }}>
      <div className="faint">{titles(layer.title)}</div>
      <b>{String(title ?? '')}</b>
      <div>{String(note ?? '')}</div>
      {typeof at === 'string' ? (
        <div className="faint" title={dateTime(at)}>
          {ago(at, Date.now(), language)}
        </div>
      ) : null}
      <div className="card-actions">
        {typeof page === 'string' ? (
          <Button type="primary" size="small" onClick={() => open(page)}>
            {t('common.open')}
          </Button>
        ) : null}
        {beside}
      </div>
    </div>
  )
}

function AreaCard({ thing: { layer, feature, at }, beside }: { thing: PickedThing; beside: ReactNode }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const map = useMap()
  const { language } = usePreferences()
  const { name, nameEn, code } = feature.properties ?? {}
  return (
    <>
      <div className="faint">{titles(layer.title)}</div>
      <b>{String((language === 'en' && nameEn) || name || code || '')}</b>
      <div className="figures">{String(code ?? '')}</div>
      <div className="card-actions">
        <Button size="small" onClick={() => map.easeTo({ center: at, zoom: map.getZoom() + 1.5 })}>
          {t('map.zoomIn')}
        </Button>
        {beside}
      </div>
    </>
  )
}

function MapPopup({ at, close, children }: { at: [number, number]; close(): void; children: ReactNode }) {
  const map = useMap()
  const latest = useRef(close)
  const [holder] = useState(() => document.createElement('div'))
  useEffect(() => {
    latest.current = close
  })
  const [lon, lat] = at
  useEffect(() => {
    const popup = new Popup({ className: 'map-popup', maxWidth: '320px', offset: 12, closeButton: false })
      .setLngLat([lon, lat])
      .setDOMContent(holder)
      .addTo(map)
    const listening = popup.on('close', () => latest.current())
    return () => {
      listening.unsubscribe()
      popup.remove()
    }
  }, [map, holder, lon, lat])
  return createPortal(children, holder)
}
