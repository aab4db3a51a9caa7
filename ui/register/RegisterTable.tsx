import { Table, type TableColumnType } from 'antd'
import { useTranslation } from 'react-i18next'
import { Blank } from '../Blank.tsx'
import { Go } from '../go.tsx'
import { usePreferences, useTitles } from '../preferences.tsx'
import { type FieldInfo, type RegisterInfo, type Row, useNamesOf } from './api.ts'
import { CellText } from './CellText.tsx'

interface RegisterTableProps {
  register: RegisterInfo
  fields: FieldInfo[]
  rows: Row[]
  sort: string | undefined
  sorted(sort: string | undefined): void
  /** Somebody asked for some of them only. */
  filtered: boolean
}

export function RegisterTable({ register, fields, rows, sort, sorted, filtered }: RegisterTableProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const linked = fields.some((field) => field.key === register.code) ? register.code : (fields[0]?.key ?? register.label)
  const order = sort ?? register.defaultSort
  const columns = fields.map(
    (field): TableColumnType<Row> => ({
      key: field.key,
      title: titles(field.title),
      ellipsis: true,
      width: field.type === 'boolean' ? 100 : field.key === register.label || field.key === linked ? 220 : 150,
      ...(field.sort
        ? { sorter: true, sortOrder: order === field.key ? ('ascend' as const) : order === `-${field.key}` ? ('descend' as const) : null }
        : {}),
      render: (_value, row) =>
        field.key === linked ? (
          <Go to={`/registers/${register.name}/${row.id}`}>{String(row[field.key] ?? '–')}</Go>
        ) : (
          <NamedCell field={field} value={row[field.key]} all={rows.map((one) => String(one[field.key] ?? ''))} />
        ),
    }),
  )
  return (
    <Table<Row>
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: fields.length * 140 }}
      onChange={(_page, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter
        sorted(one?.order ? `${one.order === 'descend' ? '-' : ''}${String(one.columnKey)}` : undefined)
      }}
      locale={{
        emptyText: filtered ? <Blank title={t('common.noRows')} hint={t('common.noRowsHint')} /> : <NoneYet register={register} />,
      }}
    />
  )
}

function NoneYet({ register: { mayWrite } }: { register: RegisterInfo }) {
  const { t } = useTranslation()
  return <Blank title={t('register.empty')} hint={t(mayWrite ? 'register.emptyHint' : 'register.emptyReader')} />
}

/** Codes of other registers are shown by name; the names of a column are asked for once. */
function NamedCell({ field, value, all }: { field: FieldInfo; value: unknown; all: string[] }) {
  const { language } = usePreferences()
  const { data: names } = useNamesOf(field.refers, all.filter(Boolean), language === 'en')
  return <CellText field={field} value={value} names={names} />
}
