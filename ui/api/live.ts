/** The live line: one connection per browser tab, however many parts of the screen listen. */
import { useEffect, useRef } from 'react'

export interface LiveNews {
  id: number
  topic: string
  subjectId: string
  payload: Record<string, unknown>
}

type Listener = (news: LiveNews | 'resync') => void

const listeners = new Set<Listener>()
let line: EventSource | null = null

function open(): void {
  line = new EventSource('/api/live')
  line.addEventListener('message', (event: MessageEvent<string>) => {
    const news: LiveNews = JSON.parse(event.data)
    for (const listener of listeners) listener(news)
  })
  line.addEventListener('resync', () => {
    for (const listener of listeners) listener('resync')
  })
}

export function subscribeLive(listener: Listener): () => void {
  listeners.add(listener)
  if (!line) open()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    line?.close()
    line = null
  }
}

export function useLive(listener: Listener): void {
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => subscribeLive((news) => latest.current(news)), [])
}
