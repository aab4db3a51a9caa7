import { useTranslation } from 'react-i18next'
import { GridLines } from './GridLines.tsx'
import { MapFan } from './MapFan.tsx'
import { type LonLat, MapClick, MapFocus, MapPin } from './MapPin.tsx'
import { MapView } from './MapView.tsx'

interface PlaceMapProps {
  at: LonLat | null
  /** Given where a place may be picked: by a click or by dragging the pin. */
  pick?: (at: LonLat) => void
  /** Where the map goes while a place is picked. */
  focus?: LonLat | null
  /** Where the thing faces, degrees clockwise from north. */
  direction?: number | null
  small?: boolean
  zoom?: number
}

/** One place on the map: to look at, or to pick. */
export function PlaceMap({ at, pick, focus, direction = null, small, zoom = 16 }: PlaceMapProps) {
  const { t } = useTranslation()
  return (
    <MapView label={t(pick ? 'map.pick' : 'frame.map')} small={small} {...(at ? { start: { centre: [at.lon, at.lat], zoom } } : {})}>
      <GridLines />
      {at && direction !== null ? <MapFan at={at} direction={direction} /> : null}
      {at ? <MapPin at={at} {...(pick ? { moved: pick } : {})} /> : null}
      {at && !pick ? <MapFocus at={at} zoom={zoom} /> : null}
      {pick && focus ? <MapFocus at={focus} zoom={zoom} /> : null}
      {pick ? <MapClick clicked={pick} /> : null}
    </MapView>
  )
}
