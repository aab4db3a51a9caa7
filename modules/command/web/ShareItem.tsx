import { EnvironmentOutlined } from '@ant-design/icons'
import { App, type MenuProps, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/identity/contract.ts'
import './sharing.css'
import { useStopSharing } from './SharingSign.tsx'
import { startSharing, useSharing } from './sharing.ts'

type Item = NonNullable<MenuProps['items']>[number]

/** The switch in the menu of those who may share; whoever switches it on is told what for. */
export function useShareItem({ id, permissions }: Me): Item | null {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const { on } = useSharing()
  const stop = useStopSharing()
  if (!permissions.includes('position.share')) return null
  const ask = () =>
    void modal.confirm({
      title: t('sharing.ask'),
      content: t('sharing.purpose'),
      icon: <EnvironmentOutlined style={{ color: 'var(--accent)' }} />,
      okText: t('sharing.start'),
      cancelText: t('common.cancel'),
      onOk: () => startSharing(id),
    })
  return {
    key: 'share',
    icon: <EnvironmentOutlined />,
    label: (
      <span className="share-item">
        {t('sharing.title')}
        <Switch size="small" checked={on} tabIndex={-1} aria-hidden="true" />
      </span>
    ),
    onClick: on ? stop : ask,
  }
}
