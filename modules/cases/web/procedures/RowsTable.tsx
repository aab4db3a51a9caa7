import { LockOutlined } from '@ant-design/icons'
import { Checkbox, Select, Switch, Table, type TableColumnsType, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoles } from '#modules/identity/web/index.ts'
import { useTitles } from '#ui/preferences.tsx'
import type { ProcedureView, Row } from './api.ts'
import { type Editing, withGuard, withPermission, withReason, withRow } from './draft.ts'

interface RowsTableProps {
  table: ProcedureView
  editing: Editing
  /** Only rows that leave or reach this state. */
  state: string | null
}

/** Every row of the table: on or off, who, on which conditions, with a reason or without. */
export function RowsTable({ table, editing, state }: RowsTableProps) {
  const columns = useColumns(table, editing)
  const rows = state === null ? table.transitions : table.transitions.filter(({ from, to }) => from.includes(state) || to === state)
  const off = editing.adaptation.transitionsOff ?? []
  return (
    <Table<Row>
      size="small"
      rowKey="id"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 1080 }}
      rowClassName={(row) => (off.includes(row.id) ? 'procedure-off' : '')}
      columns={columns}
    />
  )
}

function useColumns(table: ProcedureView, editing: Editing): TableColumnsType<Row> {
  const { t } = useTranslation()
  const titles = useTitles()
  const stateTitle = (name: string) => titles(table.states.find((one) => one.state === name)?.title ?? { zh: name, en: name })
  const clockTitle = (kind: string) => titles(table.clocks.find((one) => one.kind === kind)?.title ?? { zh: kind, en: kind })
  return [
    ...(table.adaptable
      ? [{ title: t('procedures.on'), width: 64, render: (_: unknown, row: Row) => <OnSwitch row={row} editing={editing} /> }]
      : []),
    {
      title: t('procedures.event'),
      width: 210,
      render: (_, row) => (
        <>
          <span className="faint figures">{row.id}</span> <b>{titles(row.title)}</b>
        </>
      ),
    },
    {
      title: t('procedures.way'),
      width: 220,
      render: (_, row) => (
        <>
          {row.from.map(stateTitle).join(t('common.listComma'))} → {row.to === null ? t('procedures.noMove') : stateTitle(row.to)}
        </>
      ),
    },
    { title: t('procedures.who'), width: 160, render: (_, row) => <Who row={row} editing={editing} /> },
    { title: t('procedures.conditions'), render: (_, row) => <Conditions table={table} row={row} editing={editing} /> },
    { title: t('procedures.reason'), width: 84, render: (_, row) => <ReasonSwitch row={row} editing={editing} /> },
    ...(table.clocks.length > 0
      ? [
          {
            title: t('procedures.clocks'),
            width: 150,
            render: (_: unknown, row: Row) => (
              <span className="faint">
                {row.stops.length > 3 ? t('procedures.stopsAll') : row.stops.map((kind) => `■ ${clockTitle(kind)} `)}
                {row.starts ? `▶ ${clockTitle(row.starts)}` : ''}
              </span>
            ),
          },
        ]
      : []),
  ]
}

/** What the law keeps has a lock, and says why. */
function Kept({ why, children }: { why: string | null; children: ReactNode }) {
  if (why === null) return children
  return (
    <Tooltip title={why}>
      <span className="procedure-kept">
        <LockOutlined aria-label={why} /> {children}
      </span>
    </Tooltip>
  )
}

function OnSwitch({ row, editing: { adaptation, change } }: { row: Row; editing: Editing }) {
  const titles = useTitles()
  const on = !adaptation.transitionsOff?.includes(row.id)
  if (row.core) return <Kept why={titles(row.core)}>{null}</Kept>
  return (
    <Switch
      size="small"
      checked={on}
      disabled={!change}
      aria-label={`${row.id} ${titles(row.title)}`}
      onChange={(next) => change?.(withRow(adaptation, row.id, next))}
    />
  )
}

function Who({ row, editing: { adaptation, change } }: { row: Row; editing: Editing }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { data: roles = [] } = useRoles()
  if (row.system) return <span className="faint">{t('common.system')}</span>
  const namesOf = (permission: string) =>
    roles
      .filter(({ permissions }) => permissions.includes(permission))
      .map(({ title }) => titles(title))
      .join(t('common.listComma'))
  const given = adaptation.permissions?.[row.id] ?? row.permission
  if (!change || row.instead.length === 0) return <>{namesOf(given)}</>
  return (
    <Select
      size="small"
      value={given}
      style={{ width: '100%' }}
      popupMatchSelectWidth={false}
      aria-label={`${row.id} ${t('procedures.who')}`}
      onChange={(next: string) => change(withPermission(adaptation, row.id, next === row.permission ? null : next))}
      options={[row.permission, ...row.instead].map((value) => ({ value, label: namesOf(value) }))}
    />
  )
}

function Conditions({ table, row, editing: { adaptation, change } }: { table: ProcedureView; row: Row; editing: Editing }) {
  const titles = useTitles()
  const lifted = adaptation.guardsOff?.[row.id] ?? []
  return row.guards.map((name) => {
    const guard = table.guards[name]
    const text = guard ? titles(guard.title) : name
    if (guard?.core || !table.adaptable || (!change && !lifted.includes(name)))
      return (
        <div key={name}>
          <Kept why={guard?.core && table.adaptable ? titles(guard.core) : null}>{text}</Kept>
        </div>
      )
    return (
      <div key={name}>
        <Checkbox
          checked={!lifted.includes(name)}
          disabled={!change}
          onChange={(event) => change?.(withGuard(adaptation, row.id, name, event.target.checked))}
        >
          <span className={lifted.includes(name) ? 'procedure-lifted' : undefined}>{text}</span>
        </Checkbox>
      </div>
    )
  })
}

function ReasonSwitch({ row, editing: { adaptation, change } }: { row: Row; editing: Editing }) {
  const { t } = useTranslation()
  const titles = useTitles()
  if (row.system) return null
  if (row.reason === 'required') return <>{t('common.required')}</>
  const asked = adaptation.reasons?.includes(row.id) ?? false
  if (!change) return asked ? t('common.required') : <span className="faint">{row.reason ? t('common.optional') : '–'}</span>
  return (
    <Switch
      size="small"
      checked={asked}
      aria-label={`${row.id} ${titles(row.title)} ${t('procedures.reason')}`}
      onChange={(next) => change(withReason(adaptation, row.id, next))}
    />
  )
}
