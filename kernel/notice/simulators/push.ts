/** A push service with its browsers: verifies who sends (VAPID, RFC 8292) and decrypts what only the browser can (RFC 8291). */
import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { decrypt } from 'http_ece'
import type { Database } from '../../db/database.ts'
import { insertInto, sql } from '../../db/sql.ts'
import { isUuid, newId } from '../../id.ts'
import { type Reply, SIMULATED_PUSH, type SimulatorOptions } from './parts.ts'

/** What a browser gives to the page that subscribes; its private half stays here. */
export async function simulatedDevice(db: Database, now: () => Date): Promise<{ endpoint: string; p256dh: string; auth: string }> {
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys('base64url')
  const auth = randomBytes(16).toString('base64url')
  const id = newId()
  await db.query(insertInto('simulated_device', { id, publicKey, privateKey: pair.getPrivateKey('base64url'), auth, madeAt: now() }))
  return { endpoint: `${SIMULATED_PUSH}/${id}`, p256dh: publicKey, auth }
}

interface Device {
  id: string
  privateKey: string
  auth: string
}

export async function takePush(options: SimulatorOptions, path: string, headers: IncomingHttpHeaders, body: Buffer): Promise<Reply> {
  const { db, now, vapid } = options
  const id = path.replace('/push/', '')
  const [device] = isUuid(id) ? await db.query<Device>(sql`select id, private_key, auth from simulated_device where id = ${id}`) : []
  if (!device) return { status: 410, body: 'no such subscription' }
  const fault = vapidFault(String(headers.authorization), (await vapid()).publicKey)
  if (fault) return { status: 403, body: fault }
  if (headers['content-encoding'] !== 'aes128gcm') return { status: 415, body: 'aes128gcm is expected' }
  if (!(Number(headers.ttl) >= 0)) return { status: 400, body: 'TTL is missing' }
  const text = decrypted(device, body)
  if (text === null) return { status: 400, body: 'the payload cannot be decrypted' }
  const payload: { id?: string; title?: string; body?: string; link?: string | null } = JSON.parse(text)
  const message = newId()
  await db.query(
    insertInto('simulated_message', {
      id: message,
      channel: 'push',
      outId: payload.id ?? '',
      address: id,
      title: payload.title ?? '',
      body: payload.body ?? '',
      detail: { link: payload.link ?? null, urgency: headers.urgency ?? null, topic: headers.topic ?? null },
      receivedAt: now(),
    }),
  )
  return { status: 201, body: '', headers: { location: `${SIMULATED_PUSH}/message/${message}` } }
}

function decrypted({ privateKey, auth }: Device, body: Buffer): string | null {
  try {
    const key = createECDH('prime256v1')
    key.setPrivateKey(privateKey, 'base64url')
    return decrypt(body, { version: 'aes128gcm', privateKey: key, authSecret: auth }).toString('utf8')
  } catch {
    return null
  }
}

/** `vapid t=<JWT>, k=<key>`: signed by the key the browser subscribed with, for this very service, not expired. */
export function vapidFault(header: string, expectedKey: string): string | null {
  const [, token = '', key = ''] = /^vapid t=([^,\s]+),\s*k=(\S+)$/.exec(header) ?? []
  if (key !== expectedKey) return 'another key than the subscription names'
  const [head = '', claims = '', signature = ''] = token.split('.')
  const raw = Buffer.from(key, 'base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: raw.subarray(1, 33).toString('base64url'), y: raw.subarray(33).toString('base64url') }
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!signed) return 'the signature is wrong'
  const { aud, exp, sub }: { aud?: string; exp?: number; sub?: string } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  if (aud !== SIMULATED_PUSH) return 'meant for another push service'
  if (!exp || exp * 1000 < Date.now() || exp * 1000 > Date.now() + 86_400_000) return 'expired, or valid for too long'
  return sub ? null : 'nobody to write to'
}
