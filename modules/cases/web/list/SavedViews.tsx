import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import { useLocation } from '@tanstack/react-router'
import { App, Button, Input, Popover, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Go } from '#ui/go.tsx'
import { useDropView, useKeepView, useSavedViews } from '../api.ts'

export function SavedViews() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={t('list.views')}
      content={<ViewList close={() => setOpen(false)} />}
    >
      <Button icon={<StarOutlined />}>{t('list.views')}</Button>
    </Popover>
  )
}

function ViewList({ close }: { close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { pathname, searchStr } = useLocation()
  const [name, setName] = useState('')
  const { data: views } = useSavedViews()
  const keep = useKeepView()
  const drop = useDropView()
  const save = () =>
    keep.mutate(
      { id: crypto.randomUUID(), name: name.trim(), url: `${pathname}${searchStr}` },
      { onSuccess: () => setName(''), onError: (error) => void message.error(error.message) },
    )
  return (
    <div style={{ width: 280 }}>
      {views?.length === 0 ? <p className="faint">{t('list.noViews')}</p> : null}
      {views?.map((view) => (
        <div key={view.id} style={{ display: 'flex', alignItems: 'center' }}>
          <Go to={view.url} onClick={close} className="one-line" style={{ flex: 1 }}>
            {view.name}
          </Go>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`${t('list.deleteView')} ${view.name}`}
            onClick={() => drop.mutate(view.id)}
          />
        </div>
      ))}
      <Space.Compact style={{ width: '100%', marginTop: 12 }}>
        <Input
          value={name}
          maxLength={60}
          placeholder={t('list.viewName')}
          aria-label={t('list.viewName')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => name.trim() && save()}
        />
        <Button type="primary" disabled={name.trim() === ''} loading={keep.isPending} onClick={save} title={t('list.saveView')}>
          {t('common.save')}
        </Button>
      </Space.Compact>
    </div>
  )
}
