/** An SMS gateway of the RPC style: checks key, signature, nonce and time before it takes anything. */
import { timingSafeEqual } from 'node:crypto'
import { insertInto, sql } from '../../db/sql.ts'
import { newId } from '../../id.ts'
import { signatureOf } from '../channels/sms.ts'
import { type Reply, SIMULATED_KEY, type SimulatorOptions } from './parts.ts'

const WINDOW_MS = 15 * 60_000
const seen = new Set<string>()

export async function takeSms({ db, now }: Pick<SimulatorOptions, 'db' | 'now'>, form: string): Promise<Reply> {
  const { Signature: signature = '', ...params } = Object.fromEntries(new URLSearchParams(form))
  const fault = faultOf(params, signature, now())
  if (fault) return refused(fault[0], fault[1], 400)
  if (params.Action === 'QuerySendDetails') return details(db, params)
  if (params.Action !== 'SendSms') return refused('InvalidAction.NotFound', 'no such action', 404)
  if (!/^\+?\d{6,15}$/.test(params.PhoneNumbers ?? '')) return refused('isv.MOBILE_NUMBER_ILLEGAL', 'not a telephone number')
  if (params.SignName !== SIMULATED_KEY.signName) return refused('isv.SMS_SIGNATURE_ILLEGAL', 'unknown sign name')
  if (params.TemplateCode !== SIMULATED_KEY.templates.get('*')) return refused('isv.SMS_TEMPLATE_ILLEGAL', 'unknown template')
  const { text }: { text?: unknown } = JSON.parse(params.TemplateParam ?? '{}')
  if (typeof text !== 'string') return refused('isv.TEMPLATE_MISSING_PARAMETERS', 'text is missing')
  const id = newId()
  await db.query(
    insertInto('simulated_message', {
      id,
      channel: 'sms',
      outId: params.OutId ?? '',
      address: params.PhoneNumbers,
      title: params.SignName,
      body: `【${params.SignName}】${text}`,
      detail: { template: params.TemplateCode },
      receivedAt: now(),
    }),
  )
  return { status: 200, body: JSON.stringify({ Code: 'OK', Message: 'OK', BizId: id, RequestId: newId() }) }
}

function faultOf(params: Record<string, string>, signature: string, now: Date): [string, string] | null {
  if (params.AccessKeyId !== SIMULATED_KEY.keyId) return ['InvalidAccessKeyId.NotFound', 'unknown key']
  const given = Buffer.from(signature)
  const right = Buffer.from(signatureOf('POST', params, SIMULATED_KEY.keySecret))
  if (given.length !== right.length || !timingSafeEqual(given, right)) return ['SignatureDoesNotMatch', 'the signature is wrong']
  if (Math.abs(now.getTime() - Date.parse(params.Timestamp ?? '')) > WINDOW_MS) return ['InvalidTimeStamp.Expired', 'the time is off']
  if (seen.has(params.SignatureNonce ?? '')) return ['SignatureNonceUsed', 'the nonce was used before']
  seen.add(params.SignatureNonce ?? '')
  return null
}

async function details(db: SimulatorOptions['db'], { PhoneNumber = '' }: Record<string, string>): Promise<Reply> {
  const rows = await db.query<{ outId: string; body: string }>(
    sql`select out_id, body from simulated_message where channel = 'sms' and address = ${PhoneNumber} order by received_at desc limit 50`,
  )
  const list = rows.map(({ outId, body }) => ({ OutId: outId, Content: body, PhoneNum: PhoneNumber, SendStatus: 3 }))
  const answer = { Code: 'OK', Message: 'OK', TotalCount: list.length, SmsSendDetailDTOs: { SmsSendDetailDTO: list } }
  return { status: 200, body: JSON.stringify(answer) }
}

function refused(Code: string, Message: string, status = 200): Reply {
  return { status, body: JSON.stringify({ Code, Message, RequestId: newId() }) }
}
