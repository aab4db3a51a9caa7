/** Every step as a request to the public API, at the simulated instant. */
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import type { Platform } from '#kernel/ctx.ts'
import { newId } from '#kernel/id.ts'
import { SOURCES } from '#modules/cases/index.ts'
import { lendSession } from '#modules/identity/index.ts'
import type { Person } from './people.ts'
import type { AfterClosing, Refusal, Stage, View } from './stage.ts'

/** Fewer than the eight hours of a session. */
const SHIFT_MS = 7 * 3_600_000

export interface Traffic {
  requests: number
  /** Answers of 500 and above: there must be none. */
  faults: string[]
}

interface Answer {
  status: number
  body: Record<string, unknown>
}

type Send = (who: Person, method: 'GET' | 'POST', url: string, payload?: object | Buffer, more?: Record<string, string>) => Promise<Answer>

export function apiStage(platform: Platform, http: FastifyInstance, traffic: Traffic): Stage {
  const badges = badgesOf(platform)
  const send: Send = async (who, method, url, payload, more = {}) => {
    const headers = { authorization: `Bearer ${await badges.of(who)}`, ...more }
    const answer = await http.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    traffic.requests++
    const body: Answer['body'] = answer.body === '' ? {} : JSON.parse(answer.body)
    if (answer.statusCode >= 500) traffic.faults.push(`${method} ${url}: ${answer.body.slice(0, 300)}`)
    return { status: answer.statusCode, body }
  }
  const photos = photosOf(platform, send)

  return {
    async report(who, report) {
      const answer = await send(who, 'POST', '/api/reports', report)
      return problemOf(answer) ?? viewOf(record(answer.body.case))
    },
    async act(who, caseId, event, input) {
      return problemOf(await send(who, 'POST', `/api/cases/${caseId}/actions/${event}`, input, { prefer: 'return=minimal' }))
    },
    async actAndSee(who, caseId, event, input) {
      const answer = await send(who, 'POST', `/api/cases/${caseId}/actions/${event}`, input)
      return problemOf(answer) ?? viewOf(answer.body)
    },
    async see(who, caseId) {
      const answer = await send(who, 'GET', `/api/cases/${caseId}`)
      return problemOf(answer) ?? viewOf(answer.body)
    },
    async ask(who, caseId, request) {
      const answer = await send(who, 'POST', `/api/cases/${caseId}/requests`, request)
      return problemOf(answer) ?? { id: String(answer.body.id) }
    },
    async decide(who, requestId, verb, reason) {
      return problemOf(await send(who, 'POST', `/api/requests/${requestId}/actions/${verb}`, { reason }))
    },
    async mastersOf(who, caseId) {
      const { status, body } = await send(who, 'GET', `/api/cases/${caseId}/duplicates`)
      if (status !== 200 || !Array.isArray(body)) return []
      return body.flatMap((one) => (record(one).decision === null ? [String(record(one).masterId)] : []))
    },
    photo: photos,
    after: afterClosing(send),
  }
}

function afterClosing(send: Send): AfterClosing {
  const rowsOf = async (who: Person, url: string) => {
    const { body } = await send(who, 'GET', url)
    return Array.isArray(body.rows) ? body.rows.map(record) : []
  }
  return {
    revisit: async (who, caseId, answer) => problemOf(await send(who, 'POST', `/api/revisits/${caseId}`, { answer })),
    orderRecheck: async (who, caseId) => problemOf(await send(who, 'POST', `/api/cases/${caseId}/rechecks`, {})),
    async orders(who) {
      const rows = await rowsOf(who, '/api/supervision?state=issued&level=2,3&limit=500')
      return rows.map((row) => ({ id: String(row.id), unitCode: String(row.unitCode) }))
    },
    actOnOrder: async (who, id, event, reason) => problemOf(await send(who, 'POST', `/api/supervision/${id}/actions/${event}`, { reason })),
    async rechecks(who) {
      const rows = await rowsOf(who, '/api/rechecks?answeredAt=null&limit=500')
      return rows.map((row) => ({ id: String(row.id), caseId: String(row.caseId) }))
    },
    async waiting(who, before) {
      const until = encodeURIComponent(new Date(before).toISOString())
      const rows = await rowsOf(who, `/api/cases?state=reported&reportedAt.to=${until}&limit=200`)
      return rows.flatMap((row) => {
        const source = SOURCES.find((one) => one === row.source)
        return source ? [{ view: viewOf(row), source, matter: row.matterCode === null ? null : String(row.matterCode) }] : []
      })
    },
    answerRecheck: async (who, id, answer) => problemOf(await send(who, 'POST', `/api/rechecks/${id}/answer`, answer)),
  }
}

function problemOf({ status, body }: Answer): Refusal | null {
  return status < 400 ? null : { refused: String(body.code ?? status) }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function viewOf(row: Record<string, unknown>): View {
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    id: String(row.id),
    state: String(row.state),
    unitCode: text(row.unitCode),
    dutyGridCode: text(row.dutyGridCode),
    lon: row.lon === null ? null : Number(row.lon),
    lat: row.lat === null ? null : Number(row.lat),
    dueAt: text(row.dueAt) === null ? null : Date.parse(String(row.dueAt)),
    limitUnit: text(row.limitUnit),
    fast: row.fast === true,
    stage: Number(row.stage),
  }
}

/** Everybody signs in once a shift. */
function badgesOf(platform: Platform) {
  const badges = new Map<string, { token: Promise<string>; since: number }>()
  return {
    of({ id }: Person): Promise<string> {
      const at = platform.now().getTime()
      const known = badges.get(id)
      if (known && at - known.since < SHIFT_MS && at >= known.since) return known.token
      const token = lendSession(platform, id)
      badges.set(id, { token, since: at })
      return token
    },
  }
}

/** One picture serves whoever needs one of that moment: what counts here is when it was taken. */
function photosOf(platform: Platform, send: Send): Stage['photo'] {
  let newest: { id: Promise<string>; at: number } | null = null
  const take = async (who: Person) => {
    const { payload, headers } = await pictureForm()
    return String((await send(who, 'POST', '/api/files', payload, headers)).body.id)
  }
  return (who, since) => {
    const at = platform.now().getTime()
    if (newest && newest.at >= since && newest.at <= at) return newest.id
    newest = { id: take(who), at }
    return newest.id
  }
}

async function pictureForm(): Promise<{ payload: Buffer; headers: Record<string, string> }> {
  const drawn =
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><rect width="320" height="240" fill="#dfe5ee"/><text x="160" y="130" font-size="36" text-anchor="middle" fill="#5b6b83">DEMO</text></svg>'
  const picture = await sharp(Buffer.from(drawn)).jpeg().toBuffer()
  const boundary = `----${newId()}`
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="demo.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), picture, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
