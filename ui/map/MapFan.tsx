import { Marker } from 'maplibre-gl'
import { useEffect } from 'react'
import { useMap } from './MapView.tsx'

/** A sixth of a circle, upward. */
const SHAPE =
  '<svg viewBox="-60 -60 120 120" width="120" height="120"><path d="M0 0L-28 -48.500A56 56 0 0 1 28 -48.500Z" fill="var(--accent)" fill-opacity="0.28" stroke="var(--accent)" stroke-width="1.500"/></svg>'

/** The side a thing faces, turning with the map. */
export function MapFan({ at: { lon, lat }, direction }: { at: { lon: number; lat: number }; direction: number }) {
  const map = useMap()
  useEffect(() => {
    const element = document.createElement('div')
    element.style.pointerEvents = 'none'
    element.innerHTML = SHAPE
    const fan = new Marker({ element, anchor: 'center', rotation: direction, rotationAlignment: 'map' }).setLngLat([lon, lat]).addTo(map)
    return () => void fan.remove()
  }, [map, lon, lat, direction])
  return null
}
