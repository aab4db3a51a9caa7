import { AimOutlined, EnvironmentOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { degrees } from '#ui/format.ts'

interface Place {
  lon: number
  lat: number
}

interface PlaceFieldProps {
  detail: CaseDetail
  value?: Place
  onChange?: (place: Place | undefined) => void
}

/** Where the work was done: the position of the device, or the place of the case. */
export function PlaceField({ detail, value, onChange }: PlaceFieldProps) {
  const { t } = useTranslation()
  const [locating, setLocating] = useState(false)
  const locate = () => {
    setLocating(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating(false)
        onChange?.({ lon: coords.longitude, lat: coords.latitude })
      },
      () => setLocating(false),
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  }
  const { lon, lat } = detail
  return (
    <div className="act-place">
      {'geolocation' in navigator ? (
        <Button icon={<AimOutlined />} loading={locating} onClick={locate}>
          {locating ? t('act.locating') : t('act.locateMe')}
        </Button>
      ) : null}
      {lon !== null && lat !== null ? (
        <Button icon={<EnvironmentOutlined />} onClick={() => onChange?.({ lon, lat })}>
          {t('act.usePlace')}
        </Button>
      ) : null}
      {value ? <span className="figures">{degrees(value.lon, value.lat)}</span> : null}
    </div>
  )
}
