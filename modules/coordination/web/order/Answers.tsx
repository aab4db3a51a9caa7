import { useTranslation } from 'react-i18next'
import type { OrderDetail } from '#modules/coordination/contract.ts'
import { dateTime } from '#ui/format.ts'
import { PhotoStrip } from '#ui/photos/PhotoStrip.tsx'
import { ruleOf } from '../OrderWords.tsx'

/** Every answer the order was given, and what came of it. */
export function Answers({ order }: { order: OrderDetail }) {
  const { t } = useTranslation()
  if (!ruleOf(order.level).asksForAnswer && order.answers.length === 0) return null
  return (
    <section>
      <h2 className="section-title">{t('supervision.answers')}</h2>
      {order.answers.length === 0 ? <p className="faint">{t('supervision.noAnswers')}</p> : null}
      {order.answers.map((answer) => (
        <article key={answer.ordinal} className="order-answer">
          <div className="line">
            <b>{answer.byName}</b> <span className="faint">{dateTime(answer.at)}</span>
            <span className={`state-tag ${answer.result === 'accepted' ? 'done' : answer.result === 'returned' ? 'department' : 'centre'}`}>
              {t(`supervision.${answer.result ?? 'toReview'}`)}
            </span>
          </div>
          <p>{answer.text}</p>
          {answer.photos.length > 0 ? <PhotoStrip photos={answer.photos.map((id) => ({ id }))} /> : null}
          {answer.reviewedName ? (
            <p className="faint">
              {answer.reviewedName} {dateTime(answer.reviewedAt)}
              {answer.note ? `：${answer.note}` : ''}
            </p>
          ) : null}
        </article>
      ))}
    </section>
  )
}
