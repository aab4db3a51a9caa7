import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Waiting } from '#ui/Blank.tsx'
import { Go } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { caseQuery } from '../api.ts'
import { BlockedList } from '../case/BlockedList.tsx'
import { CaseFacts } from '../case/CaseFacts.tsx'
import { CaseHead } from '../case/CaseHead.tsx'
import { CasePhotos } from '../case/CasePhotos.tsx'
import { CaseRequests } from '../case/CaseRequests.tsx'
import { Clocks } from '../case/Clocks.tsx'
import { Flow } from '../case/Flow.tsx'
import { InnerWork } from '../case/InnerWork.tsx'
import { DuplicatesPanel } from '../duplicates/DuplicatesPanel.tsx'
import { CaseSuggestion } from '../suggestions/CaseSuggestion.tsx'

/** The case in the middle pane: the same parts as on its page, in one column. */
export function CasePane({ id, done }: { id: string; done(): void }) {
  const { t } = useTranslation()
  const { data: detail, error, refetch } = useQuery(caseQuery(id))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!detail) return <Waiting rows={10} />
  return (
    <>
      <CaseHead detail={detail} done={done} extra={<Go to={`/cases/${id}`}>{t('case.openPage')} ↵</Go>} />
      <div className="case-body">
        <InnerWork detail={detail} />
        <BlockedList detail={detail} />
        <CaseSuggestion detail={detail} />
        <DuplicatesPanel detail={detail} />
        <CaseFacts detail={detail} />
        <CasePhotos detail={detail} />
        <CaseRequests detail={detail} />
        <section>
          <h2 className="section-title">{t('case.timeline')}</h2>
          <Flow detail={detail} />
        </section>
        <section id="clocks">
          <h2 className="section-title">{t('case.clocks')}</h2>
          <Clocks detail={detail} onlyRunning />
        </section>
      </div>
    </>
  )
}
