import { Skeleton } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { dateTime } from '../format.ts'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { useTitles } from '../preferences.tsx'
import { type HistoryRow, type RegisterInfo, useHistory } from './api.ts'
import { CellText } from './CellText.tsx'

/** What happened to a row, newest first, each change by field. */
export function RowHistory({ register, id }: { register: RegisterInfo; id: string }) {
  const { t } = useTranslation()
  const { data, error } = useHistory(register.name, id)
  if (error) return <ProblemAlert error={error} />
  if (!data) return <Skeleton active />
  if (data.length === 0) return <p className="faint">{t('register.noHistory')}</p>
  return (
    <ul className="change-list">
      {data.toReversed().map((record) => (
        <li key={record.seq}>
          <b>{wordFor(t, record.event)}</b>{' '}
          <span className="faint">
            {record.role === 'system' ? t('common.system') : record.actorName} · {dateTime(record.at)}
          </span>{' '}
          <code className="faint" title={`${t('case.hashHelp')} ${record.hash}`}>
            #{record.hash.slice(0, 8)}
          </code>
          {record.reason ? <div>{record.reason}</div> : null}
          <Changes register={register} record={record} />
        </li>
      ))}
    </ul>
  )
}

const wordFor = (t: TFunction, event: string): string => {
  if (event.startsWith('create')) return t('register.created')
  if (event.startsWith('retire')) return t('register.retiredDone')
  return event.startsWith('change') ? t('register.changed') : event
}

interface ChangesProps {
  register: RegisterInfo
  record: HistoryRow
}

/** What a field was and what it became. */
function Changes({ register, record }: ChangesProps) {
  const titles = useTitles()
  const before = valuesIn(record.payload.before)
  const after = valuesIn(record.payload.after)
  const changed = register.fields.filter((field) => field.key in after && field.type !== 'json')
  if (changed.length === 0) return null
  return (
    <dl>
      {changed.map((field) => [
        <dt key={`${field.key} title`}>{titles(field.title)}</dt>,
        <dd key={`${field.key} value`}>
          <CellText field={field} value={before[field.key]} /> → <CellText field={field} value={after[field.key]} />
        </dd>,
      ])}
    </dl>
  )
}

function valuesIn(part: unknown): Record<string, unknown> {
  return typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part)) : {}
}
