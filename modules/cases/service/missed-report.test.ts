/** Missed reports: others found in a duty grid what its collector, there within the day, did not report (CL §12). */
import { beforeEach, describe, expect, it } from 'vitest'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { newId } from '#kernel/id.ts'
import { aCaseAfter, aReport, COLLECTOR, fire, MATTER, nextPlace, STEPS } from '../../../tests/support/journey.ts'
import { personId } from '../../../tests/support/test-city.ts'
import { startTestServer, type TestServer } from '../../../tests/support/test-server.ts'
import type { CaseDetail } from '../contract.ts'
import { noteMissedReports } from './missed-report.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
  return () => server.stop()
})

type Place = { lon: number; lat: number }

/** A call about something at the place, filed by the centre after somebody else vouched for it. */
async function filedCall(point: Place = nextPlace()): Promise<string> {
  const report = { id: newId(), source: 'video_patrol', matter: MATTER, description: '视频巡检发现垃圾', point }
  const photos = [await (await server.as('acceptor')).photo()]
  const made = await (await server.as('acceptor')).post<{ caseId: string }>('/api/reports', { ...report, photos })
  const { caseId } = made.body
  await fire(server, 'acceptor', caseId, 'forward')
  await fire(server, 'shift_leader', caseId, 'file', { conditionNo: 1 })
  await server.settle()
  return caseId
}

const detail = async (caseId: string) => (await (await server.as('shift_leader')).get<CaseDetail>(`/api/cases/${caseId}`)).body
const missed = async (caseId: string) => (await detail(caseId)).missedReports
const hours = (count: number) => server.clock.pass(count * 60)

describe('a missed report', () => {
  it('is one of the collector who reported from the grid within the 24 hours before, with the newest sign', async () => {
    await aReport(server)
    hours(2)
    const { caseId: newest } = await aReport(server)
    const seenAt = server.clock.now().toISOString()
    hours(23)
    const caseId = await filedCall()
    expect(await missed(caseId)).toEqual([
      { collectorId: personId(COLLECTOR), collectorName: `人员${COLLECTOR}`, seenAt, seenBy: 'report', seenCaseId: newest },
    ])
  })

  it('is none after more than 24 hours, nor of one who came later, nor without any sign', async () => {
    expect(await missed(await filedCall())).toEqual([])
    await aReport(server)
    server.clock.pass(24 * 60 + 1)
    expect(await missed(await filedCall())).toEqual([])
    // Reported before the collector was there, filed after.
    const report = { id: newId(), source: 'video_patrol', matter: MATTER, description: '先发现', point: nextPlace() }
    const photos = [await (await server.as('acceptor')).photo()]
    const { caseId } = (await (await server.as('acceptor')).post<{ caseId: string }>('/api/reports', { ...report, photos })).body
    hours(1)
    await aReport(server)
    await fire(server, 'acceptor', caseId, 'forward')
    await fire(server, 'shift_leader', caseId, 'file', { conditionNo: 1 })
    await server.settle()
    expect(await missed(caseId)).toEqual([])
  })

  it('rests on answers from inside the grid too, and not on one without a place', async () => {
    const checked = await aCaseAfter(server, 'orderCheck')
    hours(1)
    await STEPS.checkPass(server, checked)
    hours(22)
    expect((await missed(await filedCall()))[0]).toMatchObject({ seenBy: 'check', seenCaseId: checked })
    hours(26)
    const asked = await filedCallToVerify()
    await fire(server, COLLECTOR, asked, 'verifyFalse', { photos: [await (await server.as(COLLECTOR)).photo()], reason: '未见' })
    hours(1)
    expect(await missed(await filedCall())).toEqual([])
  })

  it('is none where a collector of the grid found it, where nothing is filed, or where the same had been closed within the day', async () => {
    const place = nextPlace()
    await aReport(server)
    hours(1)
    const own = await aCaseAfter(server, 'close', { point: place })
    await server.settle()
    expect(await missed(own)).toEqual([])
    hours(1)
    // It came back after it had been closed: it was not there to be seen.
    const again = await filedCall(place)
    expect((await detail(again)).recurrenceOf).toBe(own)
    expect(await missed(again)).toEqual([])
  })

  it('leaves the figures when the case is voided, counts once however often the news comes, and opens its list', async () => {
    await aReport(server)
    hours(1)
    const [first, second] = [await filedCall(), await filedCall()]
    expect(await noteMissedReports(asActor(server.platform, SYSTEM), first)).toBe(1)
    const leader = await server.as('leader')
    const url = '/api/metrics/missed_report?from=2023-09-20T00:00:00Z&to=2023-09-30T00:00:00Z'
    const measured = (await leader.get<Measured>(`${url}&by=collector`)).body
    expect(measured.values).toEqual([expect.objectContaining({ dimension: personId(COLLECTOR), label: `人员${COLLECTOR}`, numerator: 2 })])
    const words = new URLSearchParams({ ...measured.list.filters, missedBy: personId(COLLECTOR) })
    const rows = (await leader.get<{ rows: { id: string }[] }>(`/api/cases?${words}`)).body.rows
    expect(rows.map(({ id }) => id).toSorted()).toEqual([first, second].toSorted())
    const dispatcher = await server.as('dispatcher')
    const asked = await dispatcher.post<{ id: string }>(`/api/cases/${first}/requests`, {
      kind: 'void',
      reason: '误报',
      reasonKind: 'filed_in_error',
    })
    expect(asked.status, asked.text).toBe(201)
    const decided = await (await server.as('shift_leader')).post(`/api/requests/${asked.body.id}/actions/approve`, {})
    expect(decided.status, decided.text).toBe(200)
    expect((await leader.get<Measured>(url)).body.values[0]?.numerator).toBe(1)
    // The other district has its own figures.
    expect((await (await server.as('collector.350206.1')).get<Measured>(url)).body.values[0]?.numerator).toBe(0)
    expect((await server.stranger.get(url)).status).toBe(401)
  })
})

interface Measured {
  values: { dimension: string | null; label: string | null; numerator: number }[]
  list: { filters: Record<string, string> }
}

async function filedCallToVerify(): Promise<string> {
  const report = { id: newId(), source: 'hotline12345', matter: MATTER, description: '来电', point: nextPlace() }
  const { caseId } = (await (await server.as('acceptor')).post<{ caseId: string }>('/api/reports', report)).body
  await fire(server, 'acceptor', caseId, 'orderVerify')
  server.clock.pass(1)
  return caseId
}
