import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseRow } from '#modules/cases/contract.ts'
import { Blank, Waiting } from '#ui/Blank.tsx'

const RowsMap = lazy(() => import('../map/RowsMap.tsx').then((part) => ({ default: part.RowsMap })))

interface DeskMapProps {
  rows: CaseRow[]
  selected: CaseRow | undefined
  select(row: CaseRow): void
}

/** The map of the desk, where there is room for it. */
export function DeskMap({ rows, selected, select }: DeskMapProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    // The list and the case come first; the map when the browser has time.
    const timer = setTimeout(() => setShown(true), 150)
    return () => clearTimeout(timer)
  }, [])
  const placed = rows.some((row) => row.lon !== null)
  return (
    <section className="desk-map" aria-label={t('desk.map')}>
      <Suspense fallback={<Waiting />}>
        {shown && placed ? <RowsMap rows={rows} selected={selected} select={select} /> : <Blank title={t('case.noPlace')} />}
      </Suspense>
    </section>
  )
}
