import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dateTime } from '../format.ts'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { useNoticeWords, versionsQuery } from './api.ts'

/** Every change of a text; nothing where the shipped one was never touched. */
export function TextVersions({ kind, version }: { kind: string; version: number }) {
  const { t } = useTranslation()
  const words = useNoticeWords()
  const { data = [], error } = useQuery({ ...versionsQuery(kind), enabled: version > 0 })
  if (version === 0) return null
  return (
    <section className="panel">
      <h2>{t('notice.versions')}</h2>
      <ProblemAlert error={error} />
      {data.map((one) => (
        <div key={one.version} className="notice-row">
          <span className="notice-words">
            <b>{one.shipped ? t('notice.shippedAgain') : words(one).title}</b>
            {one.shipped ? null : <span>{words(one).body}</span>}
          </span>
          <span className="notice-end faint">
            <span className="figures">{dateTime(one.madeAt)}</span>
            <span>{one.madeName}</span>
          </span>
        </div>
      ))}
    </section>
  )
}
