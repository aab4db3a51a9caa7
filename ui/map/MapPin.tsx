import { Marker } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { useMap } from './MapView.tsx'

export interface LonLat {
  lon: number
  lat: number
}

interface MapPinProps {
  at: LonLat
  /** A pin that may be dragged tells where it was dropped. */
  moved?: (at: LonLat) => void
  colour?: string
}

const SHAPE =
  '<svg viewBox="0 0 26 34" width="26" height="34"><path d="M13 1.5C6.6 1.5 1.5 6.5 1.5 12.800c0 8.200 11.500 19.700 11.500 19.700s11.500-11.500 11.500-19.700C24.500 6.500 19.400 1.500 13 1.500z" fill="COLOUR" stroke="#fff" stroke-width="2"/><circle cx="13" cy="12.600" r="4.200" fill="#fff"/></svg>'

export function MapPin({ at, moved, colour = 'var(--accent)' }: MapPinProps) {
  const map = useMap()
  const latest = useRef(moved)
  const marker = useRef<Marker | null>(null)
  useEffect(() => {
    latest.current = moved
  })
  const draggable = moved !== undefined
  useEffect(() => {
    const element = document.createElement('div')
    element.className = 'map-pin'
    element.innerHTML = SHAPE.replace('COLOUR', colour)
    const pin = new Marker({ element, anchor: 'bottom', draggable }).setLngLat([0, 0]).addTo(map)
    pin.on('dragend', () => latest.current?.({ lon: pin.getLngLat().lng, lat: pin.getLngLat().lat }))
    marker.current = pin
    return () => void pin.remove()
  }, [map, draggable, colour])
  useEffect(() => {
    marker.current?.setLngLat([at.lon, at.lat])
  }, [at.lon, at.lat])
  return null
}

/** Moves the map to a place when the place changes, without a flight where people prefer none. */
export function MapFocus({ at, zoom = 16 }: { at: LonLat; zoom?: number }) {
  const map = useMap()
  useEffect(() => {
    map.easeTo({ center: [at.lon, at.lat], zoom: Math.max(map.getZoom(), zoom), duration: 300 })
  }, [map, at.lon, at.lat, zoom])
  return null
}

export function MapClick({ clicked }: { clicked(at: LonLat): void }) {
  const map = useMap()
  const latest = useRef(clicked)
  useEffect(() => {
    latest.current = clicked
  })
  useEffect(() => {
    const { style } = map.getCanvas()
    style.cursor = 'crosshair'
    const listening = map.on('click', (event) => latest.current({ lon: event.lngLat.lng, lat: event.lngLat.lat }))
    return () => {
      style.cursor = ''
      listening.unsubscribe()
    }
  }, [map])
  return null
}
