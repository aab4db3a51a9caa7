import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Badge, Button, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCaseCount } from '#modules/cases/web/index.ts'
import { useMay } from '#modules/identity/web/index.ts'
import { Blank, Waiting } from '#ui/Blank.tsx'
import { LightMark } from '#ui/clock/LightMark.tsx'
import { count } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { unreadQuery, useNotices, useReadAll } from '#ui/notice/api.ts'
import { NoticeRow } from '#ui/notice/NoticeRow.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'

/** What the signed-in person was told and has not read. */
export function AlertBell() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const may = useMay()
  const able = may('notice.readOwn')
  const { data } = useQuery({ ...unreadQuery, enabled: able })
  if (!able) return null
  const unread = data?.count ?? 0
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      classNames={{ root: 'notice-popover' }}
      title={t('notice.title')}
      content={<Panel open={open} close={() => setOpen(false)} />}
    >
      <Badge count={unread} overflowCount={99} size="small" offset={[-6, 6]}>
        <Button type="text" icon={<BellOutlined />} aria-label={t('notice.bell', { count: unread })} />
      </Badge>
    </Popover>
  )
}

const FEW = 12
const UNREAD = { unread: 'true' }

function Panel({ open, close }: { open: boolean; close(): void }) {
  const { t } = useTranslation()
  const { data, error, isPending, dataUpdatedAt, refetch } = useNotices(UNREAD, FEW, open)
  const readAll = useReadAll()
  const may = useMay()
  const rows = data?.rows ?? []
  return (
    <div className="notice-panel">
      {may('case.read', 'case.readOwn') ? <OpenRed close={close} /> : null}
      <ProblemAlert error={error} retry={() => void refetch()} />
      {isPending ? <Waiting rows={3} /> : null}
      {data && rows.length === 0 ? <Blank title={t('notice.nothingNew')} hint={t('notice.nothingNewHint')} /> : null}
      {rows.map((row) => (
        <NoticeRow key={row.id} row={row} followed={close} />
      ))}
      <div className="notice-panel-foot">
        <Go to="/notices" onClick={close}>
          {t('notice.seeAll')}
        </Go>
        {rows.length > 0 ? (
          <Button
            type="link"
            size="small"
            loading={readAll.isPending}
            onClick={() => readAll.mutate(new Date(dataUpdatedAt).toISOString())}
          >
            {t('notice.readAll')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function OpenRed({ close }: { close(): void }) {
  const { t } = useTranslation()
  const { data } = useCaseCount({ light: 'red', open: 'true' })
  if (!data) return null
  return (
    <Go to="/cases?light=red&open=true" className="alert-row" onClick={close}>
      <LightMark light="red" />
      <b>{t('frame.openRed', { total: count(data.count) })}</b>
    </Go>
  )
}
