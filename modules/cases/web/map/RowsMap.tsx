import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseRow } from '#modules/cases/contract.ts'
import { lightAt } from '#ui/clock/reading.ts'
import { GridLines } from '#ui/map/GridLines.tsx'
import { MapFocus, MapPin } from '#ui/map/MapPin.tsx'
import { MapView } from '#ui/map/MapView.tsx'
import { PointMarks } from '#ui/map/PointMarks.tsx'
import { useNow } from '#ui/now.ts'
import { clockOfRow } from '../case-clock.ts'

interface RowsMapProps {
  rows: CaseRow[]
  selected: CaseRow | undefined
  select(row: CaseRow): void
}

/** The rows of a list as points; the chosen one is pinned and brought to the middle. */
export function RowsMap({ rows, selected, select }: RowsMapProps) {
  const { t } = useTranslation()
  const now = useNow(60_000)
  const marks = useMemo(
    () =>
      rows.flatMap((row) =>
        row.lon === null || row.lat === null ? [] : [{ id: row.id, lon: row.lon, lat: row.lat, light: lightAt(clockOfRow(row), now) }],
      ),
    [rows, now],
  )
  const at = selected && selected.lon !== null && selected.lat !== null ? { lon: selected.lon, lat: selected.lat } : null
  const pick = (id: string) => {
    const row = rows.find((one) => one.id === id)
    if (row) select(row)
  }
  return (
    <MapView label={t('desk.map')} small {...(at ? { start: { centre: [at.lon, at.lat], zoom: 14 } } : {})}>
      <GridLines />
      <PointMarks marks={marks} pick={pick} />
      {at ? <MapPin at={at} /> : null}
      {at ? <MapFocus at={at} zoom={14} /> : null}
    </MapView>
  )
}
