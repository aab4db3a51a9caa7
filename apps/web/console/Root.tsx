import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { SignInScreen, sessionQuery } from '#modules/identity/web/index.ts'
import { onSignedOut } from '#ui/api/client.ts'
import { Waiting } from '#ui/Blank.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'

const Frame = lazy(() => import('./Frame.tsx').then((part) => ({ default: part.Frame })))

/** A stranger signs in where the link led; the address stays. */
export function Root() {
  const session = useQuery(sessionQuery)
  const [wasIn, setWasIn] = useState(false)
  const [ended, setEnded] = useState(false)
  useEffect(() => {
    if (session.data) setWasIn(true)
    if (session.data) setEnded(false)
  }, [session.data])
  useEffect(() => onSignedOut(() => setEnded(wasIn)), [wasIn])
  if (session.isPending) return <Waiting />
  if (session.error) {
    return (
      <div className="page">
        <ProblemAlert error={session.error} retry={() => void session.refetch()} />
      </div>
    )
  }
  if (!session.data) {
    return (
      <Suspense fallback={<Waiting />}>
        <SignInScreen ended={ended} />
      </Suspense>
    )
  }
  return (
    <Suspense fallback={<Waiting />}>
      <Frame me={session.data}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </Frame>
    </Suspense>
  )
}
