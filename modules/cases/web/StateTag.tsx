import { useTranslation } from 'react-i18next'
import type { CaseState } from '#modules/cases/contract.ts'

/** Who has to move next decides the tone: open with the centre, open with a department, resting, done. */
const TONE: Record<CaseState, 'centre' | 'department' | 'resting' | 'done'> = {
  draft: 'resting',
  reported: 'centre',
  verifying: 'centre',
  pending_filing: 'centre',
  pending_dispatch: 'centre',
  dispatched: 'department',
  handling: 'department',
  suspended: 'resting',
  deferred: 'resting',
  disposed: 'centre',
  checking: 'centre',
  pending_closure: 'centre',
  closed: 'done',
  rejected: 'done',
  not_filed: 'done',
  voided: 'done',
  merged: 'done',
}

export function StateTag({ state }: { state: CaseState }) {
  const { t } = useTranslation()
  return <span className={`state-tag ${TONE[state]}`}>{t(`state.${state}`)}</span>
}
