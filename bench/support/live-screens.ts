/** Many screens that listen at once: answers when the last of them was told of a change. */
import { connect, type Socket } from 'node:net'
import { serve } from './worker.ts'

export type LiveJob =
  | { kind: 'open'; port: number; requests: string[] }
  /** Resolves when every screen has received the text; `Date.now()` of the first and of the last. */
  | { kind: 'await'; text: string }

export interface LiveReport {
  screens: number
  firstAt: number
  lastAt: number
}

interface Screen {
  socket: Socket
  tail: string
  heard: (() => void) | null
}

/** Longer than any text that is waited for. */
const TAIL = 400
const screens: Screen[] = []
let awaited = ''

function listen(port: number, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const screen: Screen = { socket: connect(port, '127.0.0.1', () => screen.socket.write(request)), tail: '', heard: null }
    screen.socket.once('error', reject)
    screen.socket.on('data', (chunk) => {
      if (screens.includes(screen)) {
        hear(screen, chunk.toString('latin1'))
        return
      }
      if (!chunk.toString('latin1').startsWith('HTTP/1.1 200')) return reject(new Error(chunk.toString('latin1').slice(0, 200)))
      screens.push(screen)
      resolve()
    })
  })
}

function hear(screen: Screen, text: string): void {
  const all = screen.tail + text
  if (awaited !== '' && all.includes(awaited)) screen.heard?.()
  screen.tail = all.slice(-TAIL)
}

serve(async (job: LiveJob): Promise<LiveReport> => {
  if (job.kind === 'open') {
    for (const request of job.requests) await listen(job.port, request)
    return { screens: screens.length, firstAt: 0, lastAt: 0 }
  }
  awaited = job.text
  let firstAt = 0
  await Promise.all(
    screens.map(
      (screen) =>
        new Promise<void>((resolve) => {
          screen.heard = () => {
            screen.heard = null
            firstAt ||= Date.now()
            resolve()
          }
          if (screen.tail.includes(awaited)) screen.heard()
        }),
    ),
  )
  return { screens: screens.length, firstAt, lastAt: Date.now() }
})
