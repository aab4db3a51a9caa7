import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGo, usePageTitle, useUrlWords } from '#ui/go.tsx'
import { useLayers } from '#ui/map/layer-data.ts'
import { FeatureLayer } from '#ui/map/MapLayers.tsx'
import { MapPicking } from '#ui/map/MapPicking.tsx'
import { MapView } from '#ui/map/MapView.tsx'
import { usePreferences } from '#ui/preferences.tsx'
import '../cases.css'
import { LayerPanel } from './LayerPanel.tsx'
import './map-screen.css'
import { Picked, type PickedThing } from './Picked.tsx'
import { ViewKeeper } from './ViewKeeper.tsx'

/** One map for looking and commanding: every layer a module has registered. */
export function MapScreen() {
  const { t } = useTranslation()
  const go = useGo()
  const { mode } = usePreferences()
  const { message } = App.useApp()
  const [words, change] = useUrlWords()
  const { data: layers = [] } = useLayers()
  const [picked, setPicked] = useState<PickedThing | null>(null)
  usePageTitle(t('frame.map'))
  const on = words.layers === undefined ? layers.filter((layer) => layer.on).map((layer) => layer.id) : words.layers.split(',')
  const shown = layers.filter((layer) => on.includes(layer.id))
  const [lon, lat, zoom] = (words.at ?? '').split(',').map(Number)
  const start = lon && lat ? { centre: [lon, lat] as [number, number], zoom: zoom ?? 15 } : undefined
  const filters = words.light ? { light: words.light } : {}
  const share = () => navigator.clipboard.writeText(window.location.href).then(() => message.success(t('common.copied')))
  return (
    <div className="map-screen">
      <MapView label={t('frame.map')} {...(start ? { start } : {})}>
        {shown.map((layer) => (
          <FeatureLayer key={`${mode} ${layer.id}`} layer={layer} {...(layer.style === 'points' ? { filters } : {})} />
        ))}
        <MapPicking layers={shown} picked={(layer, feature, at) => setPicked({ layer, feature, at })} />
        <ViewKeeper keep={(at) => change({ at })} wanted={words.grid} />
        {picked ? <Picked thing={picked} close={() => setPicked(null)} openCase={(id) => go(`/cases/${id}`)} /> : null}
      </MapView>
      <LayerPanel
        layers={layers}
        on={on}
        light={words.light}
        change={change}
        extra={
          <Button size="small" onClick={() => void share()}>
            {t('map.share')}
          </Button>
        }
      />
    </div>
  )
}
