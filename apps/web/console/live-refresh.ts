/** Keeps what is on the screen true: news from the live line makes the queries behind it read again. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { type LiveNews, useLive } from '#ui/api/live.ts'

const SOON = 400

function keysOf(news: LiveNews): unknown[][] {
  const [subject] = news.topic.split('.')
  if (subject === 'case' || subject === 'clock') return [['case', news.subjectId], ['cases'], ['queues'], ['alerts']]
  if (subject === 'supervision') return [['supervision'], ['agenda']]
  if (subject === 'suggestion-model') return [['suggestion-models'], ['suggestion']]
  if (subject === 'notice') return [['notices']]
  if (subject === 'procedure') return [['procedures'], ['queues']]
  if (subject === 'component-import') return [['component-import', news.subjectId], ['component-imports']]
  if (subject === 'components') return [['register', 'components'], ['components'], ['component-classes'], ['shapes']]
  if (subject === 'request') return [['requests'], ['queues'], ['case']]
  // A register is called what its news begin with.
  return [['register', subject], [subject]]
}

/** Many events come together; the queries are read again once for all of them. */
export function useLiveRefresh(): void {
  const client = useQueryClient()
  const waiting = useRef(new Map<string, unknown[]>())
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => () => void (timer.current && clearTimeout(timer.current)), [])
  const flush = useCallback(() => {
    timer.current = null
    for (const queryKey of waiting.current.values()) void client.invalidateQueries({ queryKey })
    waiting.current.clear()
  }, [client])
  useLive((news) => {
    if (news === 'resync') return void client.invalidateQueries()
    for (const key of keysOf(news)) waiting.current.set(JSON.stringify(key), key)
    timer.current ??= setTimeout(flush, SOON)
  })
}
