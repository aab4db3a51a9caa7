import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action, CaseDetail } from '#modules/cases/contract.ts'
import { useKeys } from '#ui/keyboard.ts'
import { useTitles } from '#ui/preferences.tsx'
import { leadsOn, lettersOf } from './action-keys.ts'

const ActionDialog = lazy(() => import('./ActionDialog.tsx').then((part) => ({ default: part.ActionDialog })))
const AskDialog = lazy(() => import('./AskDialog.tsx').then((part) => ({ default: part.AskDialog })))

/** Only what is allowed is a button; each has its letter. */
export function ActionBar({ detail, done }: { detail: CaseDetail; done?: () => void }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [open, setOpen] = useState<Action | 'ask' | null>(null)
  const actions = detail.actions.toSorted((one, other) => Number(leadsOn(other)) - Number(leadsOn(one)))
  const letters = lettersOf(actions)
  useKeys(Object.fromEntries(detail.actions.map((action) => [letters.get(action.event) ?? '', () => setOpen(action)])))
  const first = actions.find(leadsOn)
  const mayAsk = detail.askable.length > 0
  const close = () => setOpen(null)
  if (detail.actions.length === 0 && !mayAsk) {
    return <p className="case-actions faint">{t('case.noActionsPlain')}</p>
  }
  return (
    <div className="case-actions">
      {actions.map((action) => (
        <Button key={action.transition} type={action === first ? 'primary' : 'default'} onClick={() => setOpen(action)}>
          {titles(action.title)}
          {letters.has(action.event) ? <kbd className="hide-narrow">{letters.get(action.event)?.toUpperCase()}</kbd> : null}
        </Button>
      ))}
      {mayAsk ? <Button onClick={() => setOpen('ask')}>{t('request.ask')}</Button> : null}
      <Suspense fallback={null}>
        {open === 'ask' ? <AskDialog detail={detail} close={close} /> : null}
        {open !== null && typeof open !== 'string' ? <ActionDialog detail={detail} action={open} close={close} done={done} /> : null}
      </Suspense>
    </div>
  )
}
