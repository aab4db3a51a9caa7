import { EnvironmentOutlined, WarningOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/identity/contract.ts'
import { timeOnly } from '#ui/format.ts'
import './sharing.css'
import { resumeSharing, type Sharing, stopSharing, useSharing } from './sharing.ts'

export function useStopSharing(): () => void {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return () =>
    void stopSharing().then((how) => (how === 'stopped' ? message.success(t('sharing.stopped')) : message.warning(t('sharing.later'))))
}

function useWords({ sentAt, trouble, metres }: Sharing): string {
  const { t } = useTranslation()
  if (trouble) return t(`sharing.trouble.${trouble}`, { metres })
  return sentAt === null ? t('sharing.waiting') : t('sharing.sent', { time: timeOnly(sentAt) })
}

/** Always in sight while the own place is shared, or ought to be; a click stops it. */
export function SharingSign({ me: { id, permissions } }: { me: Me }) {
  const mayShare = permissions.includes('position.share')
  useEffect(() => (mayShare ? resumeSharing(id) : undefined), [id, mayShare])
  const sharing = useSharing()
  return sharing.on ? <Sign sharing={sharing} /> : null
}

const WARNING = 'sharing'

function Sign({ sharing }: { sharing: Sharing }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const stop = useStopSharing()
  const words = useWords(sharing)
  const { trouble } = sharing
  useEffect(() => {
    if (trouble) void message.warning({ key: WARNING, content: words, duration: 6 })
    else message.destroy(WARNING)
  }, [message, trouble, words])
  const label = t(trouble ? 'sharing.held' : 'sharing.on')
  return (
    <Button
      type="text"
      className={trouble ? 'sharing-sign held' : 'sharing-sign'}
      icon={trouble ? <WarningOutlined /> : <EnvironmentOutlined />}
      title={`${words}\n${t('sharing.stop')}`}
      aria-label={`${label}, ${t('sharing.stop')}`}
      onClick={stop}
    >
      <span className="hide-narrow">{label}</span>
    </Button>
  )
}
