import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { dateTime } from '#ui/format.ts'
import { PhotoStrip } from '#ui/photos/PhotoStrip.tsx'
import { usePreferences } from '#ui/preferences.tsx'

/** Field tasks and dispatches: who was asked, and what came back. */
export function Assignments({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const unitName = useUnitName()
  if (detail.tasks.length === 0 && detail.assignments.length === 0) return null
  return (
    <section className="panel">
      {detail.assignments.length > 0 ? <h2>{t('case.assignments')}</h2> : null}
      {detail.assignments.map((one) => (
        <p key={one.id} style={{ marginBottom: 8 }}>
          <b>{unitName(one.unitCode, language === 'en')}</b> <span className="faint">{t('case.roundOf', { count: one.round })}</span>
          <br />
          {dateTime(one.at)}
          {one.signedAt ? ` · ${t('case.signedAt')} ${dateTime(one.signedAt)}` : ''}
          {one.handlerName ? ` · ${t('case.handler')} ${one.handlerName}` : ''}
          {one.endedAt ? ` · ${t('case.endedAs')} ${dateTime(one.endedAt)}` : ''}
        </p>
      ))}
      {detail.tasks.length > 0 ? <h2>{t('case.tasks')}</h2> : null}
      {detail.tasks.map((task) => (
        <div key={task.id} style={{ marginBottom: 8 }}>
          <b>{t(`taskKind.${task.kind}`)}</b> {task.collectorName ?? ''}{' '}
          {task.result ? <span className="state-tag">{t(`taskResult.${task.result}`)}</span> : null}
          <br />
          {t('case.orderedAt')} {dateTime(task.orderedAt)}
          {task.answeredAt ? ` · ${t('case.answeredAt')} ${dateTime(task.answeredAt)}` : ''}
          {task.note ? <div>{task.note}</div> : null}
          {task.photos.length > 0 ? <PhotoStrip photos={task.photos.map((id) => ({ id }))} /> : null}
        </div>
      ))}
    </section>
  )
}
