import { Button, Skeleton, Tag } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { STATUSES } from '#modules/components/rules.ts'
import { useTitles } from '#ui/preferences.tsx'
import { useComponent } from './map-api.ts'

const titleOf = (status: string) => Object.entries(STATUSES).find(([name]) => name === status)?.[1]

/** A component in a popup: enough to know it, one click from its page. */
export function ComponentCard({ code, open, beside }: { code: string; open(id: string): void; beside?: ReactNode }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { data, error } = useComponent(code)
  if (error) return <span>{error.message}</span>
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 3 }} style={{ width: 240 }} />
  const status = titleOf(data.status)
  return (
    <div style={{ width: 260 }}>
      <b>{data.name}</b>{' '}
      {status ? <Tag color={data.status === 'intact' ? 'green' : data.status === 'lost' ? 'red' : 'gold'}>{titles(status)}</Tag> : null}
      <div className="figures faint">{data.code}</div>
      <div>
        {t('oneMap.authority')} {data.authorityUnitName}
      </div>
      <div className="figures">
        {t('oneMap.located')} {data.unitGridCode}
      </div>
      <div className="card-actions">
        <Button type="primary" size="small" onClick={() => open(data.id)}>
          {t('oneMap.openComponent')}
        </Button>
        {beside}
      </div>
    </div>
  )
}
