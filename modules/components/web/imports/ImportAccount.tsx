import { Alert, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportRow } from '#modules/components/contract.ts'
import { count } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useTitles } from '#ui/preferences.tsx'

/** How far it is, how fast, how long it will take; and every count opens its list. */
export function ImportAccount({ row }: { row: ImportRow }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { state, share, seconds, read } = row
  const speed = seconds > 0 ? Math.round(read / seconds) : 0
  const left = share > 0 ? Math.ceil((seconds * (1 - share)) / share) : null
  const list = `/registers/components?importId=${row.id}`
  return (
    <section className="panel">
      {state === 'failed' && row.error ? <Alert type="error" showIcon title={titles(row.error)} style={{ marginBottom: 12 }} /> : null}
      {state === 'running' ? (
        <>
          <Progress percent={Math.floor(share * 100)} status="active" />
          <p className="faint figures" aria-live="polite">
            {share >= 1
              ? t('census.flagging')
              : [
                  speed > 0 ? t('census.speed', { rows: count(speed) }) : t('census.waiting'),
                  left === null ? '' : t('census.left', { time: minutesOf(left) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
          </p>
        </>
      ) : null}
      {state === 'rolling_back' ? (
        <Progress percent={Math.floor((row.rolledBack / Math.max(row.written, 1)) * 100)} status="active" />
      ) : null}
      <div className="census-counts">
        <Count title={t('census.read')} value={row.read} />
        <Count title={t('census.written')} value={row.written} to={list} />
        <Count title={t('census.refused')} value={row.refused} to="#refused" />
        <Count title={t('census.nearDuplicates')} value={row.nearDuplicates} to={`${list}&nearDuplicateOf=!null`} />
        <Count title={t('census.withoutGrid')} value={row.withoutGrid} to={`${list}&unitGridCode=null`} />
        {row.rolledBack > 0 ? <Count title={t('census.rolledBack')} value={row.rolledBack} /> : null}
        {state === 'rolled_back' ? <Count title={t('census.kept')} value={row.kept} to={list} /> : null}
      </div>
    </section>
  )
}

function Count({ title, value, to }: { title: string; value: number; to?: string }) {
  const figure = <b className="figures">{count(value)}</b>
  return (
    <div>
      <span className="faint">{title}</span>
      {to && value > 0 ? to.startsWith('#') ? <a href={to}>{figure}</a> : <Go to={to}>{figure}</Go> : figure}
    </div>
  )
}

const minutesOf = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
