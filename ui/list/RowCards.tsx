import { Skeleton } from 'antd'
import type { ColumnType } from 'antd/es/table'
import type { ReactNode } from 'react'

interface RowCardsProps<R extends object> {
  rows: readonly R[] | undefined
  rowKey: string
  columns: readonly ColumnType<R>[]
  empty: ReactNode
}

/** The rows of a table on a phone: one card each, with everything that could be pressed in the row. */
export function RowCards<R extends object>({ rows, rowKey, columns, empty }: RowCardsProps<R>) {
  if (!rows) return <Skeleton active paragraph={{ rows: 8 }} />
  if (rows.length === 0) return empty
  return rows.map((row, index) => (
    <article className="row-card" key={String(fieldOf(row, rowKey))}>
      {columns.map((column, at) => {
        const shown = cellOf(column, row, index)
        if (shown === null || shown === undefined || shown === '' || shown === '–') return null
        return (
          <div key={String(column.key ?? column.dataIndex ?? at)} className={column.title === '' ? 'row-card-acts' : 'row-card-fact'}>
            {column.title === '' ? null : <span className="faint">{typeof column.title === 'function' ? null : column.title}</span>}
            <span>{shown}</span>
          </div>
        )
      })}
    </article>
  ))
}

function fieldOf(row: object, key: string): unknown {
  return Object.entries(row).find(([name]) => name === key)?.[1]
}

function cellOf<R extends object>({ dataIndex, render }: ColumnType<R>, row: R, index: number): ReactNode {
  const value = typeof dataIndex === 'string' ? fieldOf(row, dataIndex) : undefined
  if (!render) return value === null || value === undefined ? null : String(value)
  const shown = render(value, row, index)
  return typeof shown === 'object' && shown !== null && 'children' in shown ? null : (shown as ReactNode)
}
