import { Empty, Skeleton } from 'antd'
import type { ReactNode } from 'react'

/** An empty place says what would be here and how it comes. */
export function Blank({ title, hint, action }: { title: string; hint?: ReactNode; action?: ReactNode }) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      style={{ padding: '32px 16px', margin: 0 }}
      description={
        <>
          <div style={{ color: 'var(--ink)' }}>{title}</div>
          {hint ? <div className="faint">{hint}</div> : null}
        </>
      }
    >
      {action}
    </Empty>
  )
}

/** The frame of a page while its content is on the way. */
export function Waiting({ rows = 6 }: { rows?: number }) {
  return (
    <div style={{ padding: 16 }} aria-busy="true">
      <Skeleton active title={{ width: '30%' }} paragraph={{ rows }} />
    </div>
  )
}
