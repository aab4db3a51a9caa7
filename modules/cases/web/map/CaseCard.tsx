import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMatterName } from '#modules/catalogue/web/index.ts'
import { ClockChip } from '#ui/clock/ClockChip.tsx'
import { useNow } from '#ui/now.ts'
import { caseQuery } from '../api.ts'
import { clockOfRow } from '../case-clock.ts'
import { StateTag } from '../StateTag.tsx'

/** A case in a popup: enough to know it, one click from its page. */
export function CaseCard({ id, open, beside }: { id: string; open(): void; beside?: ReactNode }) {
  const { t } = useTranslation()
  const matterName = useMatterName()
  const now = useNow()
  const { data, error } = useQuery(caseQuery(id))
  if (error) return <span>{error.message}</span>
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 3 }} style={{ width: 240 }} />
  return (
    <div style={{ width: 260 }}>
      <div style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }}>
        <b>{matterName(data.matterCode) ?? t('case.noMatter')}</b> <StateTag state={data.state} />
      </div>
      <div className="figures faint">{data.caseCode ?? t('case.uncoded')}</div>
      <div>{data.address}</div>
      <div className="one-line" title={data.summary}>
        {data.summary}
      </div>
      {data.dueAt ? <ClockChip facts={clockOfRow(data)} now={now} boxed /> : null}
      <div className="card-actions">
        <Button type="primary" size="small" onClick={open}>
          {t('map.open')}
        </Button>
        {beside}
      </div>
    </div>
  )
}
