/** The program dies by kill -9 while a message is between the platform and its provider: it goes out once, whatever the moment. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '#kernel/db/sql.ts'
import { portOf, SIMULATED_KEY } from '#kernel/notice/simulators/parts.ts'
import { takeSms } from '#kernel/notice/simulators/sms.ts'
import { aCall, receivedBy } from '../support/notices.ts'
import { makeHome } from '../support/program.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

type Moment = 'before' | 'after'

interface Gateway {
  url: string
  sends(): number
  /** Ends when the next message is in the hands of the gateway, which then never answers it. */
  holdNext(moment: Moment): Promise<void>
  close(): void
}

/** The simulator outside of the program that dies; it hangs up on one message, before or after it took it. */
async function openGateway({ platform }: TestServer): Promise<Gateway> {
  let held: { moment: Moment; reached(): void } | null = null
  let sends = 0
  const web = createServer(async (request, response) => {
    const form = Buffer.concat(await request.toArray()).toString()
    const isSend = new URLSearchParams(form).get('Action') === 'SendSms'
    const hold = isSend ? held : null
    if (isSend) sends++
    if (hold) held = null
    if (hold?.moment === 'before') return hold.reached()
    const { status, body } = await takeSms({ db: platform.db, now: () => new Date() }, form)
    if (hold) return hold.reached()
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  web.listen(0, '127.0.0.1')
  await once(web, 'listening')
  return {
    url: `http://127.0.0.1:${portOf(web.address())}/`,
    sends: () => sends,
    holdNext: (moment) =>
      new Promise((resolve) => {
        held = { moment, reached: resolve }
      }),
    close() {
      web.closeAllConnections()
      web.close()
    },
  }
}

const home = makeHome()
let test: TestServer
let gateway: Gateway
beforeAll(async () => {
  // Shares the database with the program; it does no work by itself.
  test = await startTestServer({ now: () => new Date() })
  gateway = await openGateway(test)
})
afterAll(async () => {
  await home.leave()
  gateway.close()
  await test.stop()
})

const startProgram = () =>
  home.start({
    DATABASE_URL: test.databaseUrl,
    CITYLOOP_DEMO: 'true',
    SMS_ENDPOINT: gateway.url,
    SMS_ACCESS_KEY_ID: SIMULATED_KEY.keyId,
    SMS_ACCESS_KEY_SECRET: SIMULATED_KEY.keySecret,
    SMS_SIGN_NAME: SIMULATED_KEY.signName,
    SMS_TEMPLATES: '*=SMS_SIMULATED',
  })

interface Delivery {
  id: string
  state: string
  attempts: number
  outcomes: string[]
}

const deliveryOf = async (caseId: string): Promise<Delivery | undefined> =>
  (
    await test.platform.db.query<Delivery>(sql`select d.id, d.state, d.attempts,
      array(select outcome from notice_attempt a where a.delivery_id = d.id order by ordinal) as outcomes
      from notice_delivery d join notice n on n.id = d.notice_id where n.subject_id = ${caseId} and d.channel = 'sms'`)
  )[0]

/** Two minutes pass for whoever held the delivery. */
async function leaseRunsOut(id: string): Promise<void> {
  const now = new Date()
  await test.platform.db.query(sql`update notice_delivery set claimed_until = ${now} where id = ${id} and state = 'sending'`)
  await test.platform.db.query(sql`update outbox set deliver_at = ${now} where topic = 'timer.notice-delivery' and subject_id = ${id}`)
}

async function settled(caseId: string): Promise<Delivery | undefined> {
  for (let i = 0; i < 300; i++) {
    const delivery = await deliveryOf(caseId)
    if (delivery?.state === 'sent') return delivery
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return deliveryOf(caseId)
}

it.each([
  { moment: 'before', phone: '13900001001', sends: 2, outcomes: ['lost', 'sent'] },
  { moment: 'after', phone: '13900001002', sends: 1, outcomes: ['lost', 'sent'] },
] as const)(
  'killed $moment the provider took it: the citizen has it once',
  { timeout: 120_000 },
  async ({ moment, phone, sends, outcomes }) => {
    const before = gateway.sends()
    const first = await startProgram()
    const inHands = gateway.holdNext(moment)
    const caseId = await aCall(test, phone)
    await (await test.as('acceptor')).post(`/api/cases/${caseId}/actions/reject`, { reasonKind: 'outside_area' })
    await inHands
    await first.kill()
    expect(await deliveryOf(caseId)).toMatchObject({ state: 'sending', attempts: 1, outcomes: [] })
    expect(await receivedBy(test, phone)).toHaveLength(moment === 'before' ? 0 : 1)

    const second = await startProgram()
    await leaseRunsOut((await deliveryOf(caseId))?.id ?? '')
    expect(await settled(caseId)).toMatchObject({ state: 'sent', attempts: 2, outcomes })
    expect(await receivedBy(test, phone)).toHaveLength(1)
    expect(gateway.sends() - before).toBe(sends)
    await second.kill()
  },
)
