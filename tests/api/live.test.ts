import { request as open } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#modules/identity/index.ts'
import { aReport, DEPARTMENT, fire, STEPS } from '../support/journey.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
let port: number
beforeAll(async () => {
  server = await startTestServer()
  await server.http.listen({ port: 0, host: '127.0.0.1' })
  const address = server.http.server.address()
  port = isAddress(address) ? address.port : 0
})
afterAll(async () => {
  server.http.server.closeAllConnections()
  await server.stop()
})

const isAddress = (address: unknown): address is AddressInfo => typeof address === 'object' && address !== null && 'port' in address

interface Line {
  text(): string
  close(): void
}

async function line(account: string, lastEventId?: number): Promise<Line> {
  const signedIn = await server.http.inject({ method: 'POST', url: '/api/session', payload: { account, password: DEMO_PASSWORD } })
  const { token } = signedIn.json<{ token: string }>()
  let text = ''
  const call = open({
    port,
    path: '/api/live',
    headers: { authorization: `Bearer ${token}`, ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }) },
  })
  call.on('error', () => undefined)
  await new Promise<void>((resolve) => {
    call.on('response', (response) => {
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('error', () => undefined)
      resolve()
    })
    call.end()
  })
  return { text: () => text, close: () => call.destroy() }
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(holds()).toBe(true)
}

it('tells those who may see a case, and nobody else', async () => {
  const [acceptor, own, other] = await Promise.all(['acceptor', DEPARTMENT, 'dept_operator.san-350206001'].map((account) => line(account)))
  const { caseId } = await aReport(server)
  for (const name of ['forward', 'file', 'dispatch'] as const) await STEPS[name](server, caseId)
  await server.settle()
  await until(() => acceptor?.text().includes('"event":"dispatch"') ?? false)
  await until(() => own?.text().includes(caseId) ?? false)
  expect(own?.text()).not.toContain('"event":"submit"')
  expect(other?.text()).not.toContain(caseId)
  for (const one of [acceptor, own, other]) one?.close()
})

it('resumes after the last event a screen saw, without losing or repeating one', async () => {
  const first = await line('acceptor')
  const { caseId } = await aReport(server)
  await server.settle()
  await until(() => first.text().includes(caseId))
  const last = Math.max(...[...first.text().matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1])))
  first.close()
  await fire(server, 'acceptor', caseId, 'forward')
  await server.settle()
  const second = await line('acceptor', last)
  await until(() => second.text().includes('"event":"forward"'))
  expect(second.text()).not.toContain('"event":"submit"')
  second.close()
})
