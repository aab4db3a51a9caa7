/** Adapters against providers: published examples, the simulators over real sockets, and providers that are down or say no. */
import { createECDH } from 'node:crypto'
import { createServer } from 'node:http'
import { decrypt } from 'http_ece'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../tests/support/test-server.ts'
import { sql } from '../db/sql.ts'
import { newId } from '../id.ts'
import { mailSender } from './channels/mail.ts'
import { isPushHost, PUSH_HOSTS, pushKeys, pushSender } from './channels/push.ts'
import { type Message, SendFault } from './channels/sender.ts'
import { signatureOf, smsSender } from './channels/sms.ts'
import { type Simulators, startSimulators } from './simulators/index.ts'
import { portOf, SIMULATED_KEY, SIMULATED_PUSH } from './simulators/parts.ts'
import { simulatedDevice, vapidFault } from './simulators/push.ts'

let server: TestServer
let simulators: Simulators
beforeAll(async () => {
  server = await startTestServer()
  simulators = await startSimulators({ db: server.platform.db, now: server.platform.now, vapid: keys })
})
afterAll(async () => {
  await simulators.stop()
  await server.stop()
})

const keys = () => pushKeys(server.platform.db, null, server.platform.now)

function aMessage(to: Message['to']): Message {
  return {
    id: newId(),
    kind: 'test.kind',
    severity: 'urgent',
    language: 'zh-CN',
    title: '红灯 <b>',
    body: '中山路1号 & 已超时',
    link: 'http://localhost:8080/cases/1',
    values: { code: '1' },
    to,
    madeAt: server.clock.now(),
  }
}

async function received(id: string) {
  return server.platform.db.query<{ channel: string; address: string; title: string; body: string; detail: Record<string, string> }>(
    sql`select * from simulated_message where out_id = ${id}`,
  )
}

const faultOf = async (work: Promise<unknown>): Promise<SendFault> => {
  const error = await work.catch((thrown: unknown) => thrown)
  if (!(error instanceof SendFault)) throw new Error(`no fault: ${String(error)}`)
  return error
}

/** A provider that always answers the same. */
async function saying(status: number, body: string): Promise<{ url: string; close(): void }> {
  const http = createServer((_request, response) => response.writeHead(status).end(body))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${portOf(http.address())}`, close: () => http.close() }
}

describe('SMS', () => {
  const sender = (changes: object = {}) => smsSender({ endpoint: simulators.smsUrl, ...SIMULATED_KEY, ...changes }, server.platform.now)

  it('is signed as the provider publishes it', () => {
    const published = {
      AccessKeyId: 'testId',
      Action: 'SendSms',
      Format: 'XML',
      OutId: '123',
      PhoneNumbers: '15300000001',
      RegionId: 'cn-hangzhou',
      SignName: '阿里云短信测试专用',
      SignatureMethod: 'HMAC-SHA1',
      SignatureNonce: '45e25e9b-0a6f-4070-8c85-2956eda1b466',
      SignatureVersion: '1.0',
      TemplateCode: 'SMS_71390007',
      TemplateParam: '{"customer":"test"}',
      Timestamp: '2017-07-12T02:42:19Z',
      Version: '2017-05-25',
    }
    expect(signatureOf('GET', published, 'testSecret')).toBe('zJDF+Lrzhj/ThnlvIToysFRq6t4=')
  })

  it('arrives, and is found again by its number', async () => {
    const message = aMessage({ phone: '138-0000-1234' })
    expect(await sender().findSent?.(message)).toBeNull()
    expect(await sender().send(message)).toMatch(/^[0-9a-f-]{36}$/)
    expect(await received(message.id)).toMatchObject([
      { channel: 'sms', address: '13800001234', body: '【城市闭环模拟】中山路1号 & 已超时' },
    ])
    expect(await sender().findSent?.(message)).toBe(`out:${message.id}`)
  })

  it.each([
    ['another secret', { keySecret: 'wrong' }, '13800001234', 'SignatureDoesNotMatch', false],
    ['another key', { keyId: 'somebody' }, '13800001234', 'InvalidAccessKeyId.NotFound', false],
    ['an unknown template', { templates: new Map([['*', 'SMS_0']]) }, '13800001234', 'isv.SMS_TEMPLATE_ILLEGAL', true],
    ['no template', { templates: new Map() }, '13800001234', 'no_template', true],
    ['no telephone number', {}, '12', 'isv.MOBILE_NUMBER_ILLEGAL', true],
  ])('%s is refused', async (_name, changes, phone, code, lasting) => {
    const message = aMessage({ phone })
    expect(await faultOf(sender(changes).send(message))).toMatchObject({ code, lasting })
    expect(await received(message.id)).toEqual([])
  })

  it('a request that is sent a second time, or late, is refused', async () => {
    const form = async (at: Date, nonce: string) => {
      const params = {
        AccessKeyId: 'simulated',
        Action: 'QuerySendDetails',
        PhoneNumber: '1',
        SignatureNonce: nonce,
        Timestamp: at.toISOString(),
      }
      const body = new URLSearchParams({ ...params, Signature: signatureOf('POST', params, SIMULATED_KEY.keySecret) })
      return (await fetch(simulators.smsUrl, { method: 'POST', body })).json()
    }
    const nonce = newId()
    expect(await form(server.clock.now(), nonce)).toMatchObject({ Code: 'OK' })
    expect(await form(server.clock.now(), nonce)).toMatchObject({ Code: 'SignatureNonceUsed' })
    expect(await form(new Date(server.clock.now().getTime() - 3_600_000), newId())).toMatchObject({ Code: 'InvalidTimeStamp.Expired' })
  })

  it('a gateway that is down, or answers rubbish, may be tried again', async () => {
    expect(await faultOf(sender({ endpoint: 'http://127.0.0.1:9' }).send(aMessage({ phone: '13800001234' })))).toMatchObject({
      code: 'unreachable',
      lasting: false,
    })
    const rubbish = await saying(502, '<html>')
    expect(await faultOf(sender({ endpoint: rubbish.url }).send(aMessage({ phone: '13800001234' })))).toMatchObject({
      code: 'http_502',
      lasting: false,
    })
    rubbish.close()
  })
})

describe('e-mail', () => {
  const from = '"城市闭环" <notice@xm.example>'

  it('arrives with its words as words, a link, and the same number for every attempt', async () => {
    const sender = mailSender({ url: simulators.smtpUrl, from })
    const message = aMessage({ email: 'zhang@xm.example' })
    await sender.send(message)
    await sender.send(message)
    const mails = await received(message.id)
    expect(mails).toHaveLength(2)
    expect(mails[0]).toMatchObject({ address: 'zhang@xm.example', title: '红灯 <b>' })
    expect(mails[0]?.body).toContain('中山路1号 & 已超时')
    expect(mails[0]?.detail.html).toContain('中山路1号 &amp; 已超时')
    expect(new Set(mails.map((mail) => mail.detail.messageId))).toEqual(new Set([`<${message.id}@xm.example>`]))
  })

  it('a wrong sign-in may be mended, a server may come back', async () => {
    const wrong = mailSender({ url: simulators.smtpUrl.replace('simulated-secret', 'guess'), from })
    expect(await faultOf(wrong.send(aMessage({ email: 'a@xm.example' })))).toMatchObject({ code: 'eauth', lasting: false })
    const down = mailSender({ url: 'smtp://127.0.0.1:9', from })
    expect(await faultOf(down.send(aMessage({ email: 'a@xm.example' })))).toMatchObject({ lasting: false })
  })
})

describe('web push', () => {
  const subject = 'mailto:office@xm.example'
  const reach = async (endpoint: string) => endpoint.replace(SIMULATED_PUSH, simulators.pushUrl)
  const device = () => simulatedDevice(server.platform.db, server.platform.now)

  it('the simulated browser decrypts the example of RFC 8291', () => {
    const browser = createECDH('prime256v1')
    browser.setPrivateKey('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94', 'base64url')
    const body =
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN'
    const text = decrypt(Buffer.from(body, 'base64url'), {
      version: 'aes128gcm',
      privateKey: browser,
      authSecret: 'BTBZMqHH6r4Tts7J_aSIgg',
    })
    expect(text.toString()).toBe('When I grow up, I want to be a watermelon')
  })

  it('arrives encrypted, urgent, and in place of its own repeat', async () => {
    const message = aMessage({ push: await device() })
    expect(await pushSender({ subject, keys, reach }).send(message)).toContain(SIMULATED_PUSH)
    expect(await received(message.id)).toMatchObject([
      {
        title: '红灯 <b>',
        body: '中山路1号 & 已超时',
        detail: { urgency: 'high', topic: message.id.replaceAll('-', ''), link: message.link },
      },
    ])
  })

  it('another sender is refused, and a device that is gone says so for good', async () => {
    const other = { publicKey: '', privateKey: '' }
    const pair = createECDH('prime256v1')
    Object.assign(other, { publicKey: pair.generateKeys('base64url'), privateKey: pair.getPrivateKey('base64url') })
    const stranger = pushSender({ subject, keys: async () => other, reach })
    expect(await faultOf(stranger.send(aMessage({ push: await device() })))).toMatchObject({ code: 'http_403', lasting: false })
    const gone = { ...(await device()), endpoint: `${SIMULATED_PUSH}/${newId()}` }
    expect(await faultOf(pushSender({ subject, keys, reach }).send(aMessage({ push: gone })))).toMatchObject({
      code: 'gone',
      lasting: true,
    })
  })

  it('a token for another service, altered or without a sender is no token', async () => {
    const { publicKey } = await keys()
    expect(vapidFault('Bearer x', publicKey)).toBe('another key than the subscription names')
    expect(vapidFault(`vapid t=a.b.c, k=${publicKey}`, publicKey)).toBe('the signature is wrong')
  })

  it('the keys are made once', async () => {
    const [one, other] = await Promise.all([keys(), keys()])
    expect(one).toEqual(other)
  })

  it.each([
    ['https://fcm.googleapis.com/fcm/send/x', true],
    ['https://db5p.notify.windows.com/w/?token=x', true],
    ['https://notify.windows.com.evil.example/', false],
    ['https://evilnotify.windows.com/', false],
    ['http://fcm.googleapis.com/x', false],
    ['https://fcm.googleapis.com:8443/x', false],
    ['https://user@fcm.googleapis.com/x', false],
    ['https://169.254.169.254/latest', false],
    ['https://localhost/x', false],
    ['nonsense', false],
  ])('%s is a push service: %s', (endpoint, known) => {
    expect(isPushHost(endpoint, PUSH_HOSTS)).toBe(known)
  })
})
