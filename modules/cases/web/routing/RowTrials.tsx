/** Below an entry of the handbook or a unit: what a change of it would have done, before it is saved. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#modules/identity/web/index.ts'
import { useRow } from '#ui/register/api.ts'
import { RoutingTrial } from './RoutingTrial.tsx'

export function EntryTrial({ rowId }: { rowId: string }) {
  const may = useMay()
  const { data: row } = useRow('handbook', rowId)
  if (!row || row.retiredAt || !may('catalogue.write')) return null
  const rule = { entry: String(row.code), trade: String(row.trade), level: String(row.level) }
  return (
    <TrialPanel>
      <RoutingTrial key={row.version} rule={rule} />
    </TrialPanel>
  )
}

export function UnitTrial({ rowId }: { rowId: string }) {
  const may = useMay()
  const { data: row } = useRow('units', rowId)
  if (!row || row.retiredAt || !may('unit.write') || !may('catalogue.write')) return null
  const trades = Array.isArray(row.trades) ? row.trades.map(String) : []
  return (
    <TrialPanel>
      <RoutingTrial key={row.version} rule={{ unit: String(row.code), trades }} />
    </TrialPanel>
  )
}

function TrialPanel({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('routing.panel')}</h2>
      <p className="faint" style={{ marginBottom: 12 }}>
        {t('routing.panelHint')}
      </p>
      {children}
    </section>
  )
}
