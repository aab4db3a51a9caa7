import { Button, Skeleton } from 'antd'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#modules/identity/web/index.ts'
import { urlWith } from '#ui/api/client.ts'
import { Go, useGo } from '#ui/go.tsx'
import { PlaceMap } from '#ui/map/index.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { type Row, useRegister, useRow } from '#ui/register/api.ts'
import { useNear, useSuccessor } from '../api.ts'
import { ComponentSymbol } from '../atlas/ComponentSymbol.tsx'
import '../components.css'
import { ReplaceDialog } from './ReplaceDialog.tsx'
import { StatusDialog } from './StatusDialog.tsx'

/** What can be done at a component, where it stands, and what stands around it. */
export function ComponentLife({ id }: { id: string }) {
  const { data: row } = useRow('components', id)
  if (!row) return <Skeleton active />
  return (
    <>
      <Acts row={row} />
      <Line row={row} />
      <div className="component-life">
        <WhereItStands row={row} />
        <Around row={row} />
      </div>
    </>
  )
}

function Acts({ row }: { row: Row }) {
  const { t } = useTranslation()
  const go = useGo()
  const may = useMay()
  const write = useRegister('components')?.mayWrite === true
  const [open, setOpen] = useState<'status' | 'replace' | null>(null)
  if (row.retiredAt !== null) return null
  const report = urlWith('/report/new', {
    component: String(row.code),
    at: `${row.lon},${row.lat}`,
    matter: row.edition === 'GBT47678.5-2026' ? String(row.classCode) : undefined,
  })
  return (
    <div className="component-acts">
      {may('report.create') ? (
        <Button type="primary" id="report-here" onClick={() => go(report)}>
          {t('component.report')}
        </Button>
      ) : null}
      {write ? <Button onClick={() => setOpen('status')}>{t('component.changeStatus')}</Button> : null}
      {write ? <Button onClick={() => setOpen('replace')}>{t('component.replace')}</Button> : null}
      {open === 'status' ? <StatusDialog row={row} close={() => setOpen(null)} /> : null}
      {open === 'replace' ? <ReplaceDialog row={row} close={() => setOpen(null)} /> : null}
    </div>
  )
}

/** The one before it and the one after it in the same place, and the file it came with. */
function Line({ row }: { row: Row }) {
  const { t } = useTranslation()
  const { data: next } = useSuccessor(row.id)
  const links = [
    { id: row.previousId, text: t('component.previous') },
    { id: next?.id, text: t('component.successor') },
    { id: row.nearDuplicateOf, text: t('component.nearDuplicate') },
  ].filter((link) => typeof link.id === 'string')
  if (links.length === 0) return null
  return (
    <div className="component-acts">
      {links.map(({ id, text }) => (
        <Go key={text} to={`/registers/components/${id}`}>
          {text}
        </Go>
      ))}
    </div>
  )
}

function WhereItStands({ row }: { row: Row }) {
  const { t } = useTranslation()
  const at = { lon: Number(row.lon), lat: Number(row.lat) }
  return (
    <section className="panel">
      <h2>{t('component.where')}</h2>
      <Suspense fallback={<Skeleton active />}>
        <PlaceMap at={at} small zoom={17} />
      </Suspense>
    </section>
  )
}

function Around({ row }: { row: Row }) {
  const { t } = useTranslation()
  const near = useNear(row)
  const others = (near.data ?? []).filter(({ id }) => id !== row.id)
  return (
    <section className="panel">
      <h2>{t('component.near')}</h2>
      <ProblemAlert error={near.error} />
      {near.data && others.length === 0 ? <p className="faint">{t('component.nearNone')}</p> : null}
      <ul className="component-near">
        {others.map((one) => (
          <li key={one.id}>
            <ComponentSymbol classCode={String(one.facts.classCode)} size={22} />
            <Go to={one.page}>{one.title}</Go>
            <span className="faint figures one-line">{one.note}</span>
            <span className="push figures">{t('component.metres', { metres: one.metres })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
