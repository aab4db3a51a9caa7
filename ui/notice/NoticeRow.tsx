import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { InboxRow } from '#kernel/notice/contract.ts'
import { ago, dateTime } from '../format.ts'
import { Go } from '../go.tsx'
import { useNow } from '../now.ts'
import { usePreferences } from '../preferences.tsx'
import { useNoticeWords, useRead } from './api.ts'
import { SeverityMark } from './SeverityMark.tsx'
import './notice.css'

/** One notice: following it reads it. */
export function NoticeRow({ row, followed }: { row: InboxRow; followed?: () => void }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const now = useNow()
  const read = useRead()
  const { title, body } = useNoticeWords()(row)
  const unread = row.readAt === null
  const follow = () => {
    if (unread) read.mutate(row.id)
    followed?.()
  }
  return (
    <div className={unread ? 'notice-row unread' : 'notice-row'}>
      <SeverityMark severity={row.severity} />
      <Go to={row.link} className="notice-words" onClick={follow}>
        <b>
          {unread ? <span className="visually-hidden">{t('notice.unread')} </span> : null}
          {title}
        </b>
        <span>{body}</span>
      </Go>
      <span className="notice-end">
        <span className="faint figures" title={dateTime(row.madeAt)}>
          {ago(row.madeAt, now, language)}
        </span>
        {unread ? (
          <Button type="link" size="small" loading={read.isPending} onClick={() => read.mutate(row.id)}>
            {t('notice.markRead')}
          </Button>
        ) : null}
      </span>
    </div>
  )
}
