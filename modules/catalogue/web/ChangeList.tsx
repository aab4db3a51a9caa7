import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DayChange, MarkedDay } from './calendar-draft.ts'

interface ChangeListProps {
  changes: DayChange[]
  /** Given where a change may still be taken back. */
  undo?: (change: DayChange) => void
}

/** Each day that will differ, before and after. */
export function ChangeList({ changes, undo }: ChangeListProps) {
  const { t } = useTranslation()
  const words = ({ mark, text }: MarkedDay) => [t(`calendar.mark.${mark}`), text].filter(Boolean).join('：')
  if (changes.length === 0) return <p className="faint">{t('calendar.noChanges')}</p>
  return (
    <ul className="calendar-changes">
      {changes.map((change) => (
        <li key={change.date}>
          <b className="figures">{change.date}</b>
          <span>
            <s className="faint">{words(change.before)}</s> → {words(change.after)}
          </span>
          {undo ? (
            <Button type="link" size="small" onClick={() => undo(change)}>
              {t('calendar.undo')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
