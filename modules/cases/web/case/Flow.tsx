import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { useRoles } from '#modules/identity/web/index.ts'
import { dateOnly, dateTime, duration, timeOnly } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { PhotoStrip } from '#ui/photos/PhotoStrip.tsx'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { titlesOf } from './ActionFields.tsx'

type FlowRecord = CaseDetail['history'][number]

/** A minute is a step, a day some, a week more: long waits stand out without filling the page. */
function waitHeight(milliseconds: number): number {
  return Math.round(Math.min(90, 10 + 9 * Math.log2(1 + milliseconds / 600_000)))
}

/** Who did what, when, and how long it lay there, as length. */
export function Flow({ detail }: { detail: CaseDetail }) {
  const now = useNow()
  const ended = ['closed', 'rejected', 'not_filed', 'voided', 'merged'].includes(detail.state)
  return (
    <ol className="flow">
      {detail.history.map((record, index) => {
        const next = detail.history[index + 1]
        const stay = (next ? Date.parse(next.at) : now) - Date.parse(record.at)
        return <FlowStep key={record.seq} record={record} stay={next || !ended ? stay : null} last={!next} />
      })}
    </ol>
  )
}

function FlowStep({ record, stay, last }: { record: FlowRecord; stay: number | null; last: boolean }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { language } = usePreferences()
  const { data: roles } = useRoles()
  const role = roles?.find((one) => one.role === record.role)
  const photos = photosOf(record)
  const why = titlesOf(record.payload.why)
  return (
    <li>
      <div className="when" title={dateTime(record.at)}>
        {dateOnly(record.at).slice(5)} {timeOnly(record.at)}
      </div>
      <div className={`rope ${stay === null ? 'ended' : ''}`}>
        <i />
      </div>
      <div className="what">
        <b>{titles(record.title)}</b>{' '}
        <span className="faint">
          {record.role === 'system' ? t('common.system') : record.actorName}
          {role ? ` · ${titles(role.title)}` : ''}
        </span>{' '}
        <Tooltip title={`${t('case.hashHelp')} ${record.hash}`}>
          <span className="hash">#{record.hash.slice(0, 8)}</span>
        </Tooltip>
        {record.reason ? <div className="reason">{record.reason}</div> : null}
        {why ? <div className="faint">{titles(why)}</div> : null}
        {photos.length > 0 ? <PhotoStrip photos={photos.map((id) => ({ id }))} /> : null}
        <div className="stay" style={{ height: stay === null ? 4 : waitHeight(stay) }}>
          {stay === null || stay < 60_000 ? '' : t(last ? 'case.here' : 'case.stayed', { time: duration(stay, language) })}
        </div>
      </div>
    </li>
  )
}

function photosOf(record: FlowRecord): string[] {
  const { photos } = record.payload
  return Array.isArray(photos) ? photos.filter((id): id is string => typeof id === 'string') : []
}
