import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Queue } from '#modules/cases/contract.ts'
import { Blank, Waiting } from '#ui/Blank.tsx'
import { LightMark } from '#ui/clock/LightMark.tsx'
import { count } from '#ui/format.ts'
import { Go, useGo, usePageTitle } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { queuesQuery } from '../api.ts'
import { RequestsScreen } from '../requests/RequestsScreen.tsx'
import { Desk } from './Desk.tsx'

/** The work table of a post: its queues, and the one that is open. */
export function DeskScreen() {
  const { t } = useTranslation()
  const go = useGo()
  const { queue: wanted }: { queue?: string } = useParams({ strict: false })
  const { data: queues, error, refetch, isPending } = useQuery(queuesQuery)
  const queue = queues?.find((one) => one.id === wanted)
  // A post starts where something waits.
  const first = queues?.find((one) => one.count > 0) ?? queues?.[0]
  useEffect(() => {
    if (!queue && first) go(`/desk/${first.id}`, { replace: true })
  }, [queue, first, go])
  if (error) {
    return (
      <div className="page">
        <ProblemAlert error={error} retry={() => void refetch()} />
      </div>
    )
  }
  if (isPending) return <Waiting rows={10} />
  if (!queues || queues.length === 0) return <Blank title={t('desk.noQueues')} hint={t('desk.noQueuesHint')} />
  if (!queue) return <Waiting rows={10} />
  return <OpenQueue queues={queues} queue={queue} />
}

function OpenQueue({ queues, queue }: { queues: Queue[]; queue: Queue }) {
  const { t } = useTranslation()
  const titles = useTitles()
  usePageTitle(`${titles(queue.title)} · ${t('desk.title')}`)
  const tabs = <QueueTabs queues={queues} current={queue.id} />
  if (queue.kind === 'cases') return <Desk key={queue.id} queue={queue} tabs={tabs} />
  return (
    <>
      {tabs}
      <RequestsScreen filters={queue.filters} />
    </>
  )
}

function QueueTabs({ queues, current }: { queues: Queue[]; current: string }) {
  const { t } = useTranslation()
  const titles = useTitles()
  return (
    <nav className="desk-queues" aria-label={t('desk.queues')}>
      {queues.map((queue) => (
        <Go key={queue.id} to={`/desk/${queue.id}`} className="queue-tab" aria-current={queue.id === current ? 'page' : undefined}>
          {titles(queue.title)} <span className="figures">{count(queue.count)}</span>
          {queue.red > 0 ? (
            <span className="red" title={t('desk.red', { count: queue.red })}>
              <LightMark light="red" size={10} />
              {count(queue.red)}
            </span>
          ) : null}
        </Go>
      ))}
    </nav>
  )
}
