import { Form, type FormInstance } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../Blank.tsx'
import { type LonLat, PlaceMap } from '../map/index.ts'
import './register.css'

type Values = Record<string, unknown>

interface PlaceFieldProps {
  form: FormInstance<Values>
  picked(): void
  /** Longitude and latitude as fields of their own. */
  children: ReactNode
}

/** Where a row lies: picked on the map, by the pin, or by its numbers. */
export function PlaceField({ form, picked, children }: PlaceFieldProps) {
  const { t } = useTranslation()
  const at = placeOf({ lon: Form.useWatch('lon', form), lat: Form.useWatch('lat', form) })
  const [byHand, setByHand] = useState<LonLat | null>(null)
  const pick = ({ lon, lat }: LonLat) => {
    const rounded = { lon: Number(lon.toFixed(6)), lat: Number(lat.toFixed(6)) }
    setByHand(rounded)
    form.setFieldsValue(rounded)
    picked()
  }
  // The map follows the numbers that are typed, and stays where somebody points.
  const typed = at && (at.lon !== byHand?.lon || at.lat !== byHand?.lat) ? at : null
  return (
    <fieldset className="place-field">
      <legend>{t('register.place')}</legend>
      <div className="place-map">
        <Suspense fallback={<Waiting rows={3} />}>
          <PlaceMap at={at} focus={typed} pick={pick} small />
        </Suspense>
      </div>
      <p className="faint">{t('register.placeHint')}</p>
      <div className="place-numbers">{children}</div>
    </fieldset>
  )
}

export function placeOf({ lon, lat }: Values): LonLat | null {
  return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 85 ? { lon, lat } : null
}
