import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Waiting } from '#ui/Blank.tsx'
import { usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { proceduresQuery, tableQuery } from './api.ts'
import { CaseProcedure } from './CaseProcedure.tsx'
import './procedures.css'
import { ReadOnly } from './ReadOnly.tsx'

/** The procedures as drawings and tables; that of the case may be adapted by the city. */
export function ProceduresScreen() {
  const { t } = useTranslation()
  const titles = useTitles()
  const [words, change] = useUrlWords()
  const { data: procedures, error, refetch } = useQuery(proceduresQuery)
  const { data: table, error: tableError } = useQuery(tableQuery)
  const kind = words.kind ?? 'case'
  const other = procedures?.find((one) => one.kind === kind && !one.adaptable)
  usePageTitle(t('procedures.title'))
  return (
    <div className="page procedures">
      <div className="page-head">
        <h1>{t('procedures.title')}</h1>
        <Segmented
          value={kind}
          onChange={(next) => change({ kind: next, version: undefined, against: undefined, tab: undefined })}
          options={(procedures ?? []).map((one) => ({ value: one.kind, label: titles(one.title) }))}
        />
      </div>
      <ProblemAlert error={error ?? tableError} retry={() => void refetch()} />
      {other ? <ReadOnly key={kind} procedure={other} /> : null}
      {!other && table && procedures ? <CaseProcedure table={table} /> : null}
      {!table || !procedures ? <Waiting rows={12} /> : null}
    </div>
  )
}
