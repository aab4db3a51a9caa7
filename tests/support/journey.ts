/** Builders: a case brought as far as a test needs it, each step by the person whose step it is. */
import { newId } from '#kernel/id.ts'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { PLACE } from './test-city.ts'
import type { TestServer } from './test-server.ts'

export const MATTER = '06-010'
export const DEPARTMENT = 'dept_operator.san-350203001'
export const COLLECTOR = 'collector.350203.1'

let placed = 0

/** Somewhere else in the first duty grid each time, so that no report looks like a repeat of another (CL §9). */
export function nextPlace(): { lon: number; lat: number } {
  // Round again at the far edge of the grid.
  placed = (placed + 1) % 440
  return { lon: PLACE.lon - 0.008 + (placed % 20) * 0.0007, lat: PLACE.lat - 0.008 + Math.floor(placed / 20) * 0.0007 }
}

export async function aReport(server: TestServer, changes: object = {}): Promise<{ reportId: string; caseId: string }> {
  const collector = await server.as(COLLECTOR)
  const photos = [await collector.photo()]
  const report = {
    id: newId(),
    source: 'collector',
    matter: MATTER,
    description: '人行道上有散落垃圾',
    point: nextPlace(),
    address: '中山路1号',
    photos,
    ...changes,
  }
  const answer = await collector.post<{ reportId: string; caseId: string }>('/api/reports', report)
  if (answer.status !== 201) throw new Error(`report refused: ${answer.text}`)
  return answer.body
}

type Step = (server: TestServer, caseId: string) => Promise<CaseDetail>

export async function fire(server: TestServer, account: string, caseId: string, event: string, input: object = {}): Promise<CaseDetail> {
  const user = await server.as(account)
  const answer = await user.post<CaseDetail>(`/api/cases/${caseId}/actions/${event}`, input)
  if (answer.status !== 200) throw new Error(`${account} ${event}: ${answer.status} ${answer.text}`)
  return answer.body
}

/** The main path, step by step (T06 … T19). */
export const STEPS = {
  forward: (server, id) => fire(server, 'acceptor', id, 'forward'),
  file: (server, id) => fire(server, 'shift_leader', id, 'file', { conditionNo: 1 }),
  dispatch: (server, id) => fire(server, 'dispatcher', id, 'dispatch'),
  sign: (server, id) => fire(server, DEPARTMENT, id, 'sign'),
  async dispose(server, id) {
    const user = await server.as(DEPARTMENT)
    return fire(server, DEPARTMENT, id, 'dispose', { photos: [await user.photo()], checklist: true })
  },
  orderCheck: (server, id) => fire(server, 'acceptor', id, 'orderCheck'),
  async checkPass(server, id) {
    const user = await server.as(COLLECTOR)
    const { lon, lat } = (await user.get<CaseDetail>(`/api/cases/${id}`)).body
    return fire(server, COLLECTOR, id, 'checkPass', { photos: [await user.photo()], point: { lon, lat } })
  },
  close: (server, id) => fire(server, 'shift_leader', id, 'close'),
} as const satisfies Record<string, Step>

export type StepName = keyof typeof STEPS

/** Brings a case along the main path up to and including the step. */
export async function aCaseAfter(server: TestServer, last: StepName, report: object = {}): Promise<string> {
  const { caseId } = await aReport(server, report)
  for (const name of stepNames()) {
    await STEPS[name](server, caseId)
    if (name === last) break
  }
  return caseId
}

export function stepNames(): StepName[] {
  return ['forward', 'file', 'dispatch', 'sign', 'dispose', 'orderCheck', 'checkPass', 'close']
}
