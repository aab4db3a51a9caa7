import { MenuOutlined, MoonOutlined, SunOutlined, TranslationOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { SharingSign } from '#modules/command/web/index.ts'
import type { Me } from '#modules/identity/contract.ts'
import { useCity } from '#ui/api/city.ts'
import { Go } from '#ui/go.tsx'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { AlertBell } from './AlertBell.tsx'
import type { FrameDialog } from './dialogs.ts'
import { GlobalSearch } from './GlobalSearch.tsx'
import { UserMenu } from './UserMenu.tsx'

interface TopBarProps {
  me: Me
  openMenu(): void
  openDialog(dialog: FrameDialog): void
}

export function TopBar({ me, openMenu, openDialog }: TopBarProps) {
  const { t } = useTranslation()
  return (
    <header className="top-bar">
      <Button className="menu-button" type="text" icon={<MenuOutlined />} aria-label={t('frame.menu')} onClick={openMenu} />
      <Go to="/" className="brand">
        <img src="/icon.svg" alt="" />
        <span>
          {t('product.name')} <small>{t('product.latin')}</small>
        </span>
      </Go>
      <GlobalSearch />
      <div className="top-end">
        <SharingSign me={me} />
        <DemoMark />
        <PostBadge me={me} />
        <AlertBell />
        <Switches />
        <UserMenu me={me} openDialog={openDialog} />
      </div>
    </header>
  )
}

function DemoMark() {
  const { t } = useTranslation()
  const titles = useTitles()
  const city = useCity()
  if (!city?.demoNotice) return null
  return (
    <Tooltip title={titles(city.demoNotice)}>
      <span className="demo-mark">{t('product.demo')}</span>
    </Tooltip>
  )
}

function PostBadge({ me }: { me: Me }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [post] = me.posts
  if (!post) return null
  return (
    <div className="post-badge" title={me.posts.map((one) => `${titles(one.roleTitle)} · ${one.unitName}`).join('\n')}>
      <b>
        {titles(post.roleTitle)} · {t('frame.onDuty')}
      </b>
      <span className="one-line">{post.unitName}</span>
    </div>
  )
}

function Switches() {
  const { t } = useTranslation()
  const { language, mode, setLanguage, setMode } = usePreferences()
  const night = mode === 'night'
  return (
    <>
      <Tooltip title={t(night ? 'frame.toDay' : 'frame.toNight')}>
        <Button
          type="text"
          icon={night ? <SunOutlined /> : <MoonOutlined />}
          aria-label={t(night ? 'frame.toDay' : 'frame.toNight')}
          onClick={() => setMode(night ? 'day' : 'night')}
        />
      </Tooltip>
      <Button
        type="text"
        icon={<TranslationOutlined />}
        aria-label={t('frame.switchLanguage')}
        onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
      >
        <span className="hide-narrow">{t('common.language')}</span>
      </Button>
    </>
  )
}
