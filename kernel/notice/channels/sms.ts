/** SMS through Alibaba Cloud Dysmsapi, version 2017-05-25: RPC style, every request signed with HMAC-SHA1. */
import { createHmac, randomUUID } from 'node:crypto'
import { type Message, SEND_TIMEOUT_MS, type Sender, SendFault } from './sender.ts'

export interface SmsSettings {
  endpoint: string
  keyId: string
  keySecret: string
  signName: string
  /** Template code by kind, by `kind:language`, and `*` for the rest; the provider keeps the text (国内短信 must be registered). */
  templates: ReadonlyMap<string, string>
}

type Params = Record<string, string>

export function smsSender(settings: SmsSettings, now: () => Date, simulated = false): Sender {
  return {
    simulated,
    async send(message) {
      const phone = phoneOf(message)
      const answer = await call(settings, now(), {
        Action: 'SendSms',
        PhoneNumbers: phone,
        SignName: settings.signName,
        OutId: message.id,
        ...templateFor(settings, message),
      })
      return typeof answer.BizId === 'string' ? answer.BizId : ''
    },
    async findSent(message) {
      const day = new Date(message.madeAt.getTime() + CHINA_MS).toISOString().slice(0, 10).replaceAll('-', '')
      const asked = { Action: 'QuerySendDetails', PhoneNumber: phoneOf(message), SendDate: day, PageSize: '50', CurrentPage: '1' }
      const answer = await call(settings, now(), asked)
      const found = detailsOf(answer).find((one) => one.OutId === message.id)
      return found ? `out:${message.id}` : null
    },
  }
}

/** The provider counts days in China's time. */
const CHINA_MS = 8 * 3_600_000

function detailsOf({ SmsSendDetailDTOs: list }: Record<string, unknown>): { OutId?: unknown }[] {
  const rows: unknown = Object(list).SmsSendDetailDTO
  return Array.isArray(rows) ? rows.map((row) => Object(row)) : []
}

function phoneOf({ to }: Message): string {
  if (!to.phone) throw new SendFault('no_address', 'no telephone number', true)
  return to.phone.replace(/[^\d+]/g, '')
}

/** A template of its own gets the values by name; the general one gets the whole text. */
function templateFor({ templates }: SmsSettings, { kind, language, values, body }: Message): Params {
  const own = templates.get(`${kind}:${language}`) ?? templates.get(kind)
  const code = own ?? templates.get('*')
  if (!code) throw new SendFault('no_template', `no SMS template for ${kind}`, true)
  return { TemplateCode: code, TemplateParam: JSON.stringify(own ? values : { text: body }) }
}

async function call(settings: SmsSettings, at: Date, own: Params): Promise<Record<string, unknown>> {
  const params: Params = {
    AccessKeyId: settings.keyId,
    Format: 'JSON',
    RegionId: 'cn-hangzhou',
    SignatureMethod: 'HMAC-SHA1',
    SignatureNonce: randomUUID(),
    SignatureVersion: '1.0',
    Timestamp: at.toISOString().replace(/\.\d+Z$/, 'Z'),
    Version: '2017-05-25',
    ...own,
  }
  const body = new URLSearchParams({ ...params, Signature: signatureOf('POST', params, settings.keySecret) })
  const response = await fetch(settings.endpoint, { method: 'POST', body, signal: AbortSignal.timeout(SEND_TIMEOUT_MS) }).catch((error) => {
    throw new SendFault('unreachable', String(error), false)
  })
  const answer: Record<string, unknown> = Object(await response.json().catch(() => ({ Code: `http_${response.status}` })))
  if (answer.Code === 'OK') return answer
  throw new SendFault(String(answer.Code), String(answer.Message ?? ''), LASTING.has(String(answer.Code)))
}

/** What no repeat can mend: the number, the text, the signature of the city. */
const LASTING = new Set([
  'isv.MOBILE_NUMBER_ILLEGAL',
  'isv.MOBILE_COUNT_OVER_LIMIT',
  'isv.SMS_TEMPLATE_ILLEGAL',
  'isv.SMS_SIGNATURE_ILLEGAL',
  'isv.TEMPLATE_MISSING_PARAMETERS',
  'isv.INVALID_PARAMETERS',
  'isv.BLACK_KEY_CONTROL_LIMIT',
])

/** `StringToSign` of the RPC style: method, slash and sorted query, each percent-encoded (RFC 3986). */
export function signatureOf(method: string, params: Readonly<Params>, secret: string): string {
  const sorted = Object.entries(params).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const query = sorted.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
  return createHmac('sha1', `${secret}&`)
    .update(`${method}&${encoded('/')}&${encoded(query)}`)
    .digest('base64')
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
