import { InputNumber, Space } from 'antd'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocated } from '#modules/grid/web/index.ts'
import { Waiting } from '#ui/Blank.tsx'
import { type LonLat, PlaceMap } from '#ui/map/index.ts'
import { fieldMessage, ProblemAlert } from '#ui/ProblemAlert.tsx'

interface PlacePickerProps {
  value?: LonLat
  onChange?: (at: LonLat | undefined) => void
  error: Error | null
  /** Where the map goes: a place that was chosen by its address. */
  focus: LonLat | null
}

const rounded = ({ lon, lat }: LonLat): LonLat => ({ lon: Number(lon.toFixed(6)), lat: Number(lat.toFixed(6)) })

/** A point on the map, and at once the grid it lies in. */
export function PlacePicker({ value, onChange, error, focus }: PlacePickerProps) {
  const { t } = useTranslation()
  const at = value ?? null
  const refused = fieldMessage(error, 'point')
  return (
    <>
      <h2 className="section-title">{t('report.place')}</h2>
      <div className="report-map">
        <Suspense fallback={<Waiting />}>
          <PlaceMap at={at} focus={focus} pick={(picked) => onChange?.(rounded(picked))} />
        </Suspense>
      </div>
      <div className="report-located">
        {refused ? <div style={{ color: 'var(--red)' }}>{refused}</div> : null}
        <Located at={at} />
        <Space wrap style={{ marginTop: 8 }}>
          <InputNumber
            prefix={t('report.longitude')}
            value={value?.lon}
            step={0.0001}
            precision={6}
            style={{ width: 190 }}
            aria-label={t('report.longitude')}
            onChange={(lon) => lon !== null && onChange?.({ lon, lat: value?.lat ?? 0 })}
          />
          <InputNumber
            prefix={t('report.latitude')}
            value={value?.lat}
            step={0.0001}
            precision={6}
            style={{ width: 190 }}
            aria-label={t('report.latitude')}
            onChange={(lat) => lat !== null && onChange?.({ lat, lon: value?.lon ?? 0 })}
          />
        </Space>
      </div>
    </>
  )
}

function Located({ at }: { at: LonLat | null }) {
  const { t } = useTranslation()
  const { data, error, isFetching } = useLocated(at)
  if (!at) return <p className="faint">{t('report.placeHelp')}</p>
  if (error) return <ProblemAlert error={error} />
  if (!data) return <p className="faint">{isFetching ? t('report.locating') : ''}</p>
  const place = [data.district, data.street, data.community, data.dutyGrid].flatMap((area) => (area ? [area.name] : []))
  return (
    <p>
      {t('report.located')} <b>{place.join(' / ')}</b> {data.unitGrid ? <span className="faint figures">{data.unitGrid.code}</span> : null}
    </p>
  )
}
