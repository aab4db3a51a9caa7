import { CloseOutlined } from '@ant-design/icons'
import { Button, Segmented, Skeleton } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Around, AroundKind } from '#kernel/layer/surroundings.ts'
import { useAddressAt } from '#modules/grid/web/index.ts'
import { count } from '#ui/format.ts'
import { Go, type UrlWords } from '#ui/go.tsx'
import { type LonLat, MapPin } from '#ui/map/MapPin.tsx'
import { Outline, shapeFeatures } from '#ui/map/Sketch.tsx'
import { metresText } from '#ui/map/shape-text.ts'
import { useSurroundings } from '#ui/map/surroundings.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { InCharge } from './InCharge.tsx'

export interface Circle extends LonLat {
  metres: number
}

const RADIUSES = [50, 100, 200, 500]
const START_M = 100
const LISTED = 20

/** The word of the address: place and radius. */
export function circleFrom({ around }: UrlWords): Circle | null {
  const [lon, lat, metres] = (around ?? '').split(',').map(Number)
  if (!lon || !lat || !Number.isFinite(lon) || !Number.isFinite(lat)) return null
  return { lon, lat, metres: RADIUSES.find((one) => one === metres) ?? START_M }
}

export function circleText({ lon, lat, metres = START_M }: LonLat & { metres?: number | undefined }): string {
  return `${lon.toFixed(6)},${lat.toFixed(6)},${metres}`
}

/** The circle on the map, and the row of the panel that is pointed at. */
export function SurroundingsMarks({ circle, pointed }: { circle: Circle; pointed: LonLat | null }) {
  const { lon, lat, metres } = circle
  const features = useMemo(() => shapeFeatures({ kind: 'circle', centre: [lon, lat], metres }), [lon, lat, metres])
  return (
    <>
      <Outline id="around" features={features} />
      <MapPin at={circle} />
      {pointed ? <MapPin at={pointed} colour="var(--red)" /> : null}
    </>
  )
}

interface PanelProps {
  circle: Circle
  change(circle: Circle | null): void
  point(at: LonLat | null): void
}

/** What surrounds a place, kind by kind, nearest first. */
export function SurroundingsPanel({ circle, change, point }: PanelProps) {
  const { t } = useTranslation()
  const { data, error } = useSurroundings(circle, circle.metres, null, LISTED)
  const { data: place } = useAddressAt(circle)
  return (
    <aside className="inside-panel" aria-label={t('around.title')}>
      <header>
        <h2>{t('around.title')}</h2>
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('around.close')}
          title={t('around.close')}
          onClick={() => change(null)}
        />
      </header>
      {place ? <p className="around-address">{place.address}</p> : null}
      <Segmented
        size="small"
        block
        aria-label={t('around.radius')}
        value={circle.metres}
        onChange={(metres) => change({ ...circle, metres })}
        options={RADIUSES.map((value) => ({ value, label: metresText(value) }))}
      />
      <InCharge at={circle} />
      <ProblemAlert error={error} />
      {!data && !error ? <Skeleton active paragraph={{ rows: 4 }} /> : null}
      {data?.length === 0 ? <p className="faint">{t('around.nothing')}</p> : null}
      {data?.toSorted(byUrgency).map((kind) => (
        <Kind key={kind.kind} kind={kind} point={point} />
      ))}
    </aside>
  )
}

/** What goes on, then who and what can help; components, which are many, come last. */
const ORDER = ['cases', 'positions', 'cameras', 'units']
const byUrgency = (a: AroundKind, b: AroundKind): number => placeOf(a) - placeOf(b)
const placeOf = ({ kind }: AroundKind): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length)

function Kind({ kind: { title, count: all, rows }, point }: { kind: AroundKind; point: PanelProps['point'] }) {
  const { t } = useTranslation()
  const titles = useTitles()
  return (
    <section className="around-kind">
      <h3>
        {titles(title)} <span className="faint figures">{all === 0 ? t('around.none') : t('around.count', { number: count(all) })}</span>
      </h3>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Line row={row} point={point} />
          </li>
        ))}
      </ul>
      {all > rows.length ? <p className="faint">{t('around.nearest', { number: rows.length })}</p> : null}
    </section>
  )
}

function Line({ row, point }: { row: Around; point: PanelProps['point'] }) {
  const show = () => point(row)
  const hide = () => point(null)
  return (
    <Go to={row.page} className="inside-line" onMouseEnter={show} onFocus={show} onMouseLeave={hide} onBlur={hide}>
      <span>{row.title}</span>
      <span className="faint figures inside-note">{row.note}</span>
      <span className="figures around-metres">{metresText(row.metres)}</span>
    </Go>
  )
}
