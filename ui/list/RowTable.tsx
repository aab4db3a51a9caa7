import { Grid, Table, type TableColumnsType } from 'antd'
import type { ColumnType } from 'antd/es/table'
import type { ReactNode } from 'react'
import { RowCards } from './RowCards.tsx'

interface RowTableProps<R extends object> {
  rows: R[] | undefined
  rowKey: string
  columns: TableColumnsType<R>
  loading: boolean
  empty: ReactNode
}

/** Rows as a table whose last column, the one with the buttons, is always in sight; on a phone as cards. */
export function RowTable<R extends object>({ rows, rowKey, columns, loading, empty }: RowTableProps<R>) {
  const { md = true } = Grid.useBreakpoint()
  const plain = columns.filter((column): column is ColumnType<R> => !('children' in column))
  if (!md) return <RowCards rows={rows} rowKey={rowKey} columns={plain} empty={empty} />
  return (
    <Table<R>
      rowKey={rowKey}
      size="small"
      loading={loading}
      columns={plain.map(kept)}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: empty }}
    />
  )
}

/** A width holds only inside the cell while the table is as wide as its content. */
function kept<R extends object>(column: ColumnType<R>): ColumnType<R> {
  if (column.title === '') return { ...column, fixed: 'right' }
  const { ellipsis, width, render, ...rest } = column
  if (!width) return column
  return {
    ...rest,
    render: (value: unknown, row, index) => (
      <div
        className={ellipsis ? 'one-line' : undefined}
        style={{ maxWidth: width }}
        title={ellipsis && typeof value === 'string' ? value : undefined}
      >
        {render ? (render(value, row, index) as ReactNode) : (value as ReactNode)}
      </div>
    ),
  }
}
