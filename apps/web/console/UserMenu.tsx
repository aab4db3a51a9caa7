import { ApiOutlined, BellOutlined, KeyOutlined, LogoutOutlined, SafetyOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { stopSharing, useShareItem } from '#modules/command/web/index.ts'
import type { Me } from '#modules/identity/contract.ts'
import { useSignOut } from '#modules/identity/web/index.ts'
import { useGo } from '#ui/go.tsx'
import { useTitles } from '#ui/preferences.tsx'
import type { FrameDialog } from './dialogs.ts'

export function UserMenu({ me, openDialog }: { me: Me; openDialog(dialog: FrameDialog): void }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const go = useGo()
  const signOut = useSignOut()
  const share = useShareItem(me)
  const leave = async () => {
    await stopSharing()
    signOut.mutate(undefined, { onSettled: () => go('/') })
  }
  const posts = me.posts.map((post) => ({ key: post.id, label: `${titles(post.roleTitle)} · ${post.unitName}`, disabled: true }))
  const items: MenuProps['items'] = [
    { type: 'group', label: t('frame.posts'), children: posts },
    { type: 'divider' },
    ...(share ? [share] : []),
    { key: 'notices', icon: <BellOutlined />, label: t('notice.preferences'), onClick: () => go('/notices/preferences') },
    { key: 'open-data', icon: <ApiOutlined />, label: t('openData.title'), onClick: () => go('/open-data') },
    { key: 'password', icon: <KeyOutlined />, label: t('session.passwordChange'), onClick: () => openDialog('password') },
    { key: 'second', icon: <SafetyOutlined />, label: t('session.secondFactor'), onClick: () => openDialog('second-factor') },
    { type: 'divider' },
    { key: 'leave', icon: <LogoutOutlined />, label: t('session.signOut'), onClick: () => void leave() },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" icon={<UserOutlined />} aria-label={t('frame.user')}>
        <span className="hide-narrow">{me.name}</span>
      </Button>
    </Dropdown>
  )
}
