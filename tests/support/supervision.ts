/** Builders and readers for tests about supervision orders. */
import { newId } from '#kernel/id.ts'
import type { OrderDetail, OrderRow } from '#modules/coordination/contract.ts'
import type { Answer, TestServer } from './test-server.ts'

export const LEAD = 'dept_lead.san-350203001'

/** Orders of a case, oldest first. */
export async function ordersOf(server: TestServer, caseId: string): Promise<OrderRow[]> {
  const { body } = await (await server.as('supervisor')).get<{ rows: OrderRow[] }>(`/api/supervision?caseId=${caseId}&sort=issuedAt`)
  return body.rows.toSorted((one, other) => one.issuedAt.localeCompare(other.issuedAt) || one.level - other.level)
}

/** Level, state and why, as one line each. */
export async function told(server: TestServer, caseId: string): Promise<string[]> {
  return (await ordersOf(server, caseId)).map(
    ({ level, state, trigger, ended }) => `L${level} ${trigger} ${state}${ended ? ` ${ended}` : ''}`,
  )
}

export async function issue(server: TestServer, account: string, caseId: string, changes: object = {}): Promise<Answer<OrderDetail>> {
  const order = { caseId, kind: 'important', reason: '请尽快处置并说明情况', ...changes }
  return (await server.as(account)).post<OrderDetail>('/api/supervision', order, { 'idempotency-key': newId() })
}

export async function actOn(
  server: TestServer,
  account: string,
  id: string,
  event: string,
  input: object = {},
): Promise<Answer<OrderDetail>> {
  return (await server.as(account)).post<OrderDetail>(`/api/supervision/${id}/actions/${event}`, input)
}
