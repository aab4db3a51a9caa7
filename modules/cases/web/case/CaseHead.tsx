import { Typography } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { useMatterName } from '#modules/catalogue/web/index.ts'
import { ClockChip } from '#ui/clock/ClockChip.tsx'
import { usePageTitle } from '#ui/go.tsx'
import { useNow } from '#ui/now.ts'
import { clockOfRow, factsOfClock, runningClock } from '../case-clock.ts'
import { StateTag } from '../StateTag.tsx'
import { ActionBar } from './ActionBar.tsx'
import { PrintButton } from './PrintButton.tsx'

interface CaseHeadProps {
  detail: CaseDetail
  extra?: ReactNode
  /** Called after an action, so that a queue can go on. */
  done?: () => void
}

/** What a case is, where it stands, what its clock says, and what may be done: always in sight. */
export function CaseHead({ detail, extra, done }: CaseHeadProps) {
  const { t } = useTranslation()
  const matterName = useMatterName()
  const now = useNow()
  const clock = runningClock(detail)
  const matter = matterName(detail.matterCode) ?? t('case.noMatter')
  usePageTitle(`${detail.caseCode ?? t('case.uncoded')} ${t(`state.${detail.state}`)} · ${matter}`)
  const explain = () => document.getElementById('clocks')?.scrollIntoView({ behavior: 'smooth' })
  return (
    <header className="case-head">
      <div className="line">
        <h1>{matter}</h1>
        <StateTag state={detail.state} />
        {detail.urgent ? <span className="urgent-mark">! {t('case.urgent')}</span> : null}
        {detail.round > 1 ? <span className="state-tag">{t('case.roundOf', { count: detail.round })}</span> : null}
        <span style={{ marginInlineStart: 'auto' }}>
          {detail.dueAt || clock ? (
            <ClockChip facts={clock ? factsOfClock(clock) : clockOfRow(detail)} now={now} boxed explain={explain} />
          ) : null}
        </span>
      </div>
      <div className="line">
        {detail.caseCode ? (
          <Typography.Text className="code" copyable={{ text: detail.caseCode }}>
            {detail.caseCode}
          </Typography.Text>
        ) : (
          <span className="code">{t('case.uncoded')}</span>
        )}
        <span className="one-line faint" title={detail.address}>
          {detail.address || t('case.noAddress')}
        </span>
        <span style={{ marginInlineStart: 'auto' }}>
          <PrintButton id={detail.id} /> {extra}
        </span>
      </div>
      <ActionBar detail={detail} done={done} />
    </header>
  )
}
