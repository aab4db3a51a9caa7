import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { Waiting } from '#ui/Blank.tsx'
import { lightAt } from '#ui/clock/reading.ts'
import { dateTime } from '#ui/format.ts'
import { MapView } from '#ui/map/MapView.tsx'
import { PointMarks } from '#ui/map/PointMarks.tsx'
import { PhotoTiles } from '#ui/photos/PhotoTiles.tsx'
import { caseQuery } from '../api.ts'
import { clockOfRow } from '../case-clock.ts'
import { StateTag } from '../StateTag.tsx'

/** Two cases next to each other, and both on one map. */
export function SideBySide({ one, other }: { one: string; other: string }) {
  const { data: here } = useQuery(caseQuery(one))
  const { data: there } = useQuery(caseQuery(other))
  if (!here || !there) return <Waiting rows={6} />
  return (
    <>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))', gap: 16 }}>
        <Side detail={here} />
        <Side detail={there} />
      </div>
      <BothOnMap cases={[here, there]} />
    </>
  )
}

function Side({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  return (
    <div>
      <b>{detail.caseCode ?? t('case.uncoded')}</b> <StateTag state={detail.state} />
      <div className="faint">
        {dateTime(detail.reportedAt)} · {t(`source.${detail.source}`)}
      </div>
      <div>{detail.address}</div>
      <p style={{ margin: '6px 0' }}>{detail.description}</p>
      <PhotoTiles ids={detail.photos.filter((photo) => photo.stage === 'before').map((photo) => photo.id)} />
    </div>
  )
}

function BothOnMap({ cases }: { cases: CaseDetail[] }) {
  const { t } = useTranslation()
  const now = Date.now()
  const marks = cases.flatMap((one) =>
    one.lon === null || one.lat === null ? [] : [{ id: one.id, lon: one.lon, lat: one.lat, light: lightAt(clockOfRow(one), now) }],
  )
  const first = marks[0]
  if (!first) return null
  return (
    <div className="map-crop" style={{ height: 220, marginTop: 12 }}>
      <MapView label={t('desk.map')} small start={{ centre: [first.lon, first.lat], zoom: 17 }}>
        <PointMarks marks={marks} pick={() => {}} />
      </MapView>
    </div>
  )
}
