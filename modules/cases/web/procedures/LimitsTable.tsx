import { Button, InputNumber, Select, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { limitText } from '#modules/catalogue/web/index.ts'
import { useRoles } from '#modules/identity/web/index.ts'
import { useTitles } from '#ui/preferences.tsx'
import type { ProcedureView } from './api.ts'
import { type Editing, withLimit } from './draft.ts'

type Clock = ProcedureView['clocks'][number]
const UNITS = ['minute', 'work_hour', 'work_day', 'urgent_hour', 'natural_day'] as const

/** How long each post has; the department's own time comes with the handbook. */
export function LimitsTable({ table, editing }: { table: ProcedureView; editing: Editing }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { data: roles = [] } = useRoles()
  return (
    <Table<Clock>
      size="small"
      rowKey="kind"
      dataSource={table.clocks}
      pagination={false}
      columns={[
        { title: t('procedures.clock'), width: 180, render: (_, clock) => <b>{titles(clock.title)}</b> },
        {
          title: t('procedures.charged'),
          width: 180,
          render: (_, clock) =>
            titles(roles.find((one) => one.role === clock.chargedRole)?.title ?? { zh: clock.chargedRole, en: clock.chargedRole }),
        },
        { title: t('procedures.limit'), render: (_, clock) => <OneLimit clock={clock} editing={editing} /> },
      ]}
    />
  )
}

function OneLimit({ clock, editing: { adaptation, change } }: { clock: Clock; editing: Editing }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const own = adaptation.limits?.[clock.kind]
  const limit = own ?? clock.limit
  if (clock.limit === null || !limit) return <span className="faint">{t('procedures.byHandbook')}</span>
  const inTable = own ? <span className="faint">{t('procedures.inTable', { limit: limitText(t, clock.limit) })}</span> : null
  if (!change)
    return (
      <>
        {limitText(t, limit)} {inTable}
      </>
    )
  const unit = UNITS.find((one) => one === limit.unit) ?? 'minute'
  const set = (amount: number | null, next: (typeof UNITS)[number]) => {
    if (amount === null || amount <= 0) return
    const asTable = amount === clock.limit?.amount && next === clock.limit.unit
    change(withLimit(adaptation, clock.kind, asTable ? null : { amount, unit: next }))
  }
  return (
    <span className="procedure-limit">
      <InputNumber
        size="small"
        min={0.5}
        max={10_000}
        value={limit.amount}
        aria-label={`${titles(clock.title)} ${t('procedures.limit')}`}
        onChange={(amount) => set(amount, unit)}
      />
      <Select
        size="small"
        value={unit}
        aria-label={`${titles(clock.title)} ${t('procedures.unit')}`}
        popupMatchSelectWidth={false}
        onChange={(next) => set(limit.amount, next)}
        options={UNITS.map((value) => ({ value, label: t(`unit.${value}`) }))}
      />
      {inTable}
      {own ? (
        <Button size="small" type="link" onClick={() => change(withLimit(adaptation, clock.kind, null))}>
          {t('procedures.asTable')}
        </Button>
      ) : null}
    </span>
  )
}
