import { Suspense } from 'react'
import { CaseScreen } from '#modules/cases/web/index.ts'
import { CaseSupervision } from '#modules/coordination/web/index.ts'

/** The page of a case with what later modules add to it. */
export function CasePage() {
  return (
    <CaseScreen
      panels={(detail) => (
        <Suspense fallback={null}>
          <CaseSupervision caseId={detail.id} />
        </Suspense>
      )}
    />
  )
}
