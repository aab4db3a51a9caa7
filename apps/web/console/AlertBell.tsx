import { BellOutlined } from '@ant-design/icons'
import { Badge, Button, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCaseCount } from '#modules/cases/web/index.ts'
import { useMay } from '#modules/identity/web/index.ts'
import { useLive } from '#ui/api/live.ts'
import { Blank } from '#ui/Blank.tsx'
import { LightMark } from '#ui/clock/LightMark.tsx'
import { ago, count } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useNow } from '#ui/now.ts'
import { usePreferences } from '#ui/preferences.tsx'

interface Alert {
  key: number
  light: 'yellow' | 'red'
  to: string
  answer: boolean
  label: string
  at: number
}

const KEPT = 30

function useAlerts(): Alert[] {
  const [alerts, setAlerts] = useState<Alert[]>([])
  useLive((news) => {
    if (news === 'resync' || !news.topic.startsWith('clock.')) return
    const light = news.topic === 'clock.red' ? 'red' : 'yellow'
    const { caseCode, caseId, kind } = news.payload
    const answer = kind === 'answer'
    const to = answer ? `/supervision?open=all&order=${news.subjectId}` : `/cases/${typeof caseId === 'string' ? caseId : news.subjectId}`
    const alert: Alert = { key: news.id, light, to, answer, label: typeof caseCode === 'string' ? caseCode : '', at: Date.now() }
    setAlerts((before) => [alert, ...before.filter((one) => one.to !== to)].slice(0, KEPT))
  })
  return alerts
}

export function AlertBell() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [seen, setSeen] = useState(0)
  const alerts = useAlerts()
  const may = useMay()
  if (!may('case.read', 'case.readOwn')) return null
  const fresh = alerts.filter((alert) => alert.at > seen).length
  const toggle = (next: boolean) => {
    setOpen(next)
    if (!next) setSeen(Date.now())
  }
  return (
    <Popover
      open={open}
      onOpenChange={toggle}
      trigger="click"
      placement="bottomRight"
      title={t('frame.alerts')}
      content={<AlertList alerts={alerts} close={() => toggle(false)} />}
    >
      <Badge count={fresh} size="small" offset={[-6, 6]}>
        <Button type="text" icon={<BellOutlined />} aria-label={t('frame.alerts')} />
      </Badge>
    </Popover>
  )
}

function AlertList({ alerts, close }: { alerts: Alert[]; close(): void }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const now = useNow()
  const { data } = useCaseCount({ light: 'red', open: 'true' })
  return (
    <div className="alert-list">
      {data ? (
        <Go to="/cases?light=red&open=true" className="alert-row" onClick={close}>
          <LightMark light="red" />
          <b>{t('frame.openRed', { total: count(data.count) })}</b>
        </Go>
      ) : null}
      {alerts.length === 0 ? <Blank title={t('frame.alertsNone')} hint={t('frame.alertsHint')} /> : null}
      {alerts.map((alert) => (
        <Go key={alert.key} to={alert.to} className="alert-row" onClick={close}>
          <LightMark light={alert.light} />
          <span>
            {t(wordOf(alert))} {alert.label}
          </span>
          <span className="faint" style={{ marginInlineStart: 'auto' }}>
            {ago(alert.at, now, language)}
          </span>
        </Go>
      ))}
    </div>
  )
}

function wordOf({ light, answer }: Alert) {
  if (answer) return light === 'red' ? 'frame.answerRed' : 'frame.answerYellow'
  return light === 'red' ? 'frame.turnedRed' : 'frame.turnedYellow'
}
