import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { Waiting } from '#ui/Blank.tsx'
import { Go } from '#ui/go.tsx'
import { PlaceMap } from '#ui/map/index.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { caseQuery } from '../api.ts'
import '../cases.css'
import { DuplicatesPanel } from '../duplicates/DuplicatesPanel.tsx'
import { CaseReplies } from '../replies/CaseReplies.tsx'
import { CaseSuggestion } from '../suggestions/CaseSuggestion.tsx'
import { Assignments } from './Assignments.tsx'
import { BlockedList } from './BlockedList.tsx'
import { CaseFacts } from './CaseFacts.tsx'
import { CaseHead } from './CaseHead.tsx'
import { CasePhotos } from './CasePhotos.tsx'
import { CaseRequests } from './CaseRequests.tsx'
import { Clocks } from './Clocks.tsx'
import { Flow } from './Flow.tsx'
import { InnerWork } from './InnerWork.tsx'
import { MissedReports } from './MissedReports.tsx'

/** What other modules have to say about a case; the shell passes it in. */
export type CasePanels = (detail: CaseDetail) => ReactNode

export function CaseScreen({ panels }: { panels?: CasePanels }) {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const { data: detail, error, refetch } = useQuery(caseQuery(id))
  if (error) {
    return (
      <div className="page">
        <ProblemAlert error={error} retry={() => void refetch()} />
      </div>
    )
  }
  if (!detail) return <Waiting rows={12} />
  return (
    <>
      <CaseHead detail={detail} />
      <Columns detail={detail} panels={panels} />
    </>
  )
}

function Columns({ detail, panels }: { detail: CaseDetail; panels?: CasePanels }) {
  const { t } = useTranslation()
  return (
    <div className="case-columns">
      <div>
        <div className="panel">
          <CaseFacts detail={detail} />
        </div>
        <CaseSuggestion detail={detail} />
        <div className="panel">
          <CasePhotos detail={detail} compare />
        </div>
        <section className="panel" id="clocks">
          <h2>{t('case.clocks')}</h2>
          <Clocks detail={detail} />
        </section>
      </div>
      <div>
        <InnerWork detail={detail} />
        <BlockedList detail={detail} />
        <DuplicatesPanel detail={detail} />
        <CaseMap detail={detail} />
        {detail.requests.length > 0 ? (
          <div className="panel">
            <CaseRequests detail={detail} />
          </div>
        ) : null}
        <MissedReports detail={detail} />
        <CaseReplies detail={detail} />
        {panels?.(detail)}
        <section className="panel">
          <h2>{t('case.timeline')}</h2>
          <Flow detail={detail} />
        </section>
        <Assignments detail={detail} />
      </div>
    </div>
  )
}

function CaseMap({ detail: { lon, lat, id } }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  if (lon === null || lat === null) return null
  return (
    <div className="panel">
      <div className="map-crop">
        <Suspense fallback={<Waiting rows={3} />}>
          <PlaceMap at={{ lon, lat }} small zoom={15} />
        </Suspense>
      </div>
      <Go to={`/map?at=${lon.toFixed(6)},${lat.toFixed(6)},17&case=${id}`}>{t('register.onMap')}</Go>
    </div>
  )
}
