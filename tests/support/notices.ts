/** Readers for tests about notices. */
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import type { DeliveryRow, InboxRow } from '#kernel/notice/contract.ts'
import { COLLECTOR, fire, MATTER, nextPlace } from './journey.ts'
import type { TestServer } from './test-server.ts'

/** Unread notices of an account, newest first. */
export async function inbox(server: TestServer, account: string, kind?: string): Promise<InboxRow[]> {
  const user = await server.as(account)
  const { rows } = (await user.get<{ rows: InboxRow[] }>(`/api/notices?unread=true${kind ? `&kind=${kind}` : ''}`)).body
  return rows
}

export async function deliveries(server: TestServer, kind: string): Promise<DeliveryRow[]> {
  const admin = await server.as('sys_admin')
  return (await admin.get<{ rows: DeliveryRow[] }>(`/api/notice-deliveries?kind=${kind}`)).body.rows
}

export interface Received {
  channel: string
  outId: string
  address: string
  body: string
}

/** What the simulated providers took in for an address or telephone number. */
export async function receivedBy(server: TestServer, address: string): Promise<Received[]> {
  return server.platform.db.query(sql`select * from simulated_message where address = ${address} order by received_at, id`)
}

/** A hotline report of somebody with a telephone number. */
export async function aCall(server: TestServer, phone: string, changes: object = {}): Promise<string> {
  const report = {
    id: newId(),
    source: 'hotline12345',
    matter: MATTER,
    description: `来电反映垃圾 ${phone}`,
    point: nextPlace(),
    reporter: { name: '林女士', phone },
  }
  const answer = await (await server.as('acceptor')).post<{ caseId: string }>('/api/reports', { ...report, ...changes })
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body.caseId
}

/** Somebody went there and found it true. */
export async function verified(server: TestServer, caseId: string): Promise<void> {
  const { lon, lat } = await fire(server, 'acceptor', caseId, 'orderVerify')
  server.clock.pass(1)
  await fire(server, COLLECTOR, caseId, 'verifyTrue', { photos: [await (await server.as(COLLECTOR)).photo()], point: { lon, lat } })
}
