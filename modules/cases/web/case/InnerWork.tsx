import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { dateTime } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import './inner-work.css'

/** Who in the department has the work now, by when, and whether a result waits for the clerk. */
export function InnerWork({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  const now = useNow()
  const work = detail.assignments.at(-1)
  if (detail.state !== 'handling' || !work || work.endedAt) return null
  const late = work.innerDueAt !== null && work.resultAt === null && Date.parse(work.innerDueAt) < now
  return (
    <section className="inner-work" aria-label={t('work.title')}>
      <b>{t('work.title')}</b>
      {work.handlerName ? <span>{t('work.with', { name: work.handlerName })}</span> : <span className="faint">{t('work.nobody')}</span>}
      {work.resultAt ? <Tag color="processing">{t('work.told', { at: dateTime(work.resultAt) })}</Tag> : null}
      {!work.resultAt && work.sentBack > 0 ? <Tag color="warning">{t('work.sentBack', { count: work.sentBack })}</Tag> : null}
      {work.innerDueAt ? (
        <span className={late ? 'late' : undefined}>{t(late ? 'work.late' : 'work.due', { at: dateTime(work.innerDueAt) })}</span>
      ) : null}
      {work.handlerNote ? <p>{t('work.asked', { note: work.handlerNote })}</p> : null}
      {work.resultNote ? <p>{t('work.answered', { note: work.resultNote })}</p> : null}
    </section>
  )
}
