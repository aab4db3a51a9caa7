/** Sends prepared requests over a few connections that stay open, as cheaply as a client can. */
import { connect, type Socket } from 'node:net'
import { serve } from './worker.ts'

export interface HttpJob {
  port: number
  /** Whole requests, head and body. */
  requests: string[]
  concurrency: number
  /** Goes round the requests for so long; without it each is sent once. */
  seconds?: number
  /** The one expected, or any that is no problem. */
  status: number | 'good'
  /** A text every answer must hold. */
  expect?: string
}

export interface HttpReport {
  perSecond: number
  sent: number
  /** Bodies of the answers, when each request is sent once. */
  bodies: string[]
  /** Milliseconds of each, likewise. */
  times: number[]
}

interface Line {
  socket: Socket
  ask(request: string): Promise<string>
}

async function openLine(port: number, wanted: string): Promise<Line> {
  const socket = connect(port, '127.0.0.1')
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  socket.setNoDelay(true)
  let received = Buffer.alloc(0)
  let answered: (body: string) => void = () => undefined
  let failed: (error: Error) => void = () => undefined
  socket.on('error', (error) => failed(error))
  socket.on('close', () => failed(new Error('the server closed the connection')))
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const answer = wholeAnswer(received)
    if (answer === null) return
    received = Buffer.alloc(0)
    if (answer.head.startsWith(wanted)) answered(answer.body)
    else failed(new Error(`${answer.head.slice(0, 40)} ${answer.body.slice(0, 500)}`))
  })
  const ask = (request: string) =>
    new Promise<string>((resolve, reject) => {
      answered = resolve
      failed = reject
      socket.write(request)
    })
  return { socket, ask }
}

const LENGTH = 'content-length: '

function wholeAnswer(received: Buffer): { head: string; body: string } | null {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = received.toString('latin1', 0, end)
  const at = head.toLowerCase().indexOf(LENGTH)
  if (at < 0 && / (204|304) /.test(head.slice(0, 14))) return { head, body: '' }
  if (at < 0) throw new Error(`an answer without a length: ${head}`)
  const length = Number.parseInt(head.slice(at + LENGTH.length), 10)
  return received.length < end + 4 + length ? null : { head, body: received.toString('utf8', end + 4) }
}

async function work({ port, requests, concurrency, seconds, status, expect }: HttpJob): Promise<HttpReport> {
  const wanted = status === 'good' ? 'HTTP/1.1 2' : `HTTP/1.1 ${status} `
  const lines = await Promise.all(Array.from({ length: concurrency }, () => openLine(port, wanted)))
  const bodies: string[] = []
  const times: number[] = []
  const begun = performance.now()
  const until = seconds === undefined ? Number.POSITIVE_INFINITY : begun + seconds * 1000
  let sent = 0
  await Promise.all(
    lines.map(async ({ ask }) => {
      while (performance.now() < until && (seconds !== undefined || sent < requests.length)) {
        const asked = performance.now()
        const body = await ask(requests[sent++ % requests.length] ?? '')
        if (expect !== undefined && !body.includes(expect)) throw new Error(`not as expected: ${body}`)
        if (seconds !== undefined) continue
        times.push(performance.now() - asked)
        bodies.push(body)
      }
    }),
  )
  const perSecond = (sent * 1000) / (performance.now() - begun)
  for (const { socket } of lines) socket.removeAllListeners('close').destroy()
  return { perSecond, sent, bodies, times }
}

serve(work)
