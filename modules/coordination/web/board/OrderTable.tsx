import { Skeleton, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OrderRow } from '#modules/coordination/contract.ts'
import { Blank } from '#ui/Blank.tsx'
import type { OrderColumn } from './columns.tsx'

interface OrderTableProps {
  rows: OrderRow[] | undefined
  pending: boolean
  columns: OrderColumn[]
  selected: string | undefined
  open(id: string): void
  sorted(sort: string | undefined): void
}

export function OrderTable({ rows, pending, columns, selected, open, sorted }: OrderTableProps) {
  const { t } = useTranslation()
  const empty = pending ? (
    <Skeleton active paragraph={{ rows: 8 }} />
  ) : (
    <Blank title={t('supervision.empty')} hint={t('supervision.emptyHint')} />
  )
  return (
    <Table<OrderRow>
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowClassName={(row) => (row.id === selected ? 'ant-table-row-selected' : '')}
      onRow={(row) => ({
        onClick: () => open(row.id),
        onKeyDown: (event) => event.key === 'Enter' && open(row.id),
        tabIndex: 0,
        'aria-selected': row.id === selected,
        style: { cursor: 'pointer' },
      })}
      onChange={(_pages, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter
        sorted(one?.order ? `${one.order === 'descend' ? '-' : ''}${String(one.columnKey)}` : undefined)
      }}
      locale={{ emptyText: empty }}
    />
  )
}
