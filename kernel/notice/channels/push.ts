/** Web push (RFC 8030): payload encrypted for the browser (RFC 8291), sender identified by VAPID (RFC 8292). */
import { createECDH, createPrivateKey, randomBytes, sign } from 'node:crypto'
import { encrypt } from 'http_ece'
import type { Database } from '../../db/database.ts'
import { insertInto, sql } from '../../db/sql.ts'
import { type Message, SEND_TIMEOUT_MS, type Sender, SendFault } from './sender.ts'

export interface PushSettings {
  /** Whom a push service may write to: `mailto:` or `https:`. */
  subject: string
  keys: PushKeys | null
  /** Push services a browser may name; anything else could be a machine inside the network. */
  hosts: readonly string[]
}

export interface PushKeys {
  publicKey: string
  privateKey: string
}

export function isPushKeyPair({ publicKey, privateKey }: PushKeys): boolean {
  try {
    const pair = createECDH('prime256v1')
    pair.setPrivateKey(privateKey, 'base64url')
    return pair.getPublicKey('base64url') === publicKey.replace(/=+$/, '')
  } catch {
    return false
  }
}

export const PUSH_HOSTS = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '.push.services.mozilla.com',
  'web.push.apple.com',
  '.push.apple.com',
  '.notify.windows.com',
]

/** A host by its name, or everything below one that begins with a dot. */
export function isPushHost(endpoint: string, hosts: readonly string[]): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '') return false
  return hosts.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host))
}

/** Keys of the settings, or those of the database: made once, whichever process comes first. */
export async function pushKeys(db: Database, given: PushKeys | null, now: () => Date): Promise<PushKeys> {
  if (given) return given
  const find = sql`select public_key, private_key from push_key`
  const [known] = await db.query<PushKeys>(find)
  if (known) return known
  await db.query(sql`${insertInto('push_key', { ...madeKeys(), madeAt: now() })} on conflict (one) do nothing`)
  const [made] = await db.query<PushKeys>(find)
  if (!made) throw new Error('the push key is gone')
  return made
}

interface PushOptions {
  subject: string
  keys(): Promise<PushKeys>
  simulated?: boolean
  /** Where an endpoint is really reached; a simulated push service has no name in the network. */
  reach?(endpoint: string): Promise<string>
}

const TTL_SECONDS = 86_400

export function pushSender({ subject, keys, simulated = false, reach = async (endpoint) => endpoint }: PushOptions): Sender {
  return {
    simulated,
    async send(message) {
      const { push } = message.to
      if (!push) throw new SendFault('no_device', 'no device', true)
      const body = encrypted(JSON.stringify(payloadOf(message)), push)
      const headers = {
        authorization: vapid(push.endpoint, subject, await keys()),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(TTL_SECONDS),
        urgency: message.severity === 'urgent' ? 'high' : 'normal',
        // A repeat that is still waiting takes the place of the first (RFC 8030 §5.4).
        topic: message.id.replaceAll('-', ''),
      }
      return post(await reach(push.endpoint), headers, new Uint8Array(body))
    },
  }
}

/** RFC 8291: a key pair of its own for each message. */
function encrypted(text: string, { p256dh, auth }: { p256dh: string; auth: string }): Buffer {
  const privateKey = createECDH('prime256v1')
  privateKey.generateKeys()
  return encrypt(Buffer.from(text), {
    version: 'aes128gcm',
    dh: p256dh,
    privateKey,
    salt: randomBytes(16).toString('base64url'),
    authSecret: auth,
  })
}

const VAPID_SECONDS = 12 * 3600

/** RFC 8292 §3: a token for this push service alone, signed by the key the browser was given. */
function vapid(endpoint: string, subject: string, { publicKey, privateKey }: PushKeys): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { aud: new URL(endpoint).origin, exp: Math.floor(Date.now() / 1000) + VAPID_SECONDS, sub: subject }
  const token = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`
  const point = Buffer.from(publicKey, 'base64url')
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: privateKey,
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
  const signature = sign('sha256', Buffer.from(token), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  return `vapid t=${token}.${signature}, k=${publicKey}`
}

function madeKeys(): PushKeys {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  // A private key may begin with zeros, which ECDH leaves out.
  const privateKey = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32)
  return { publicKey: pair.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') }
}

function payloadOf({ id, title, body, link, severity }: Message) {
  return { id, title, body, link, severity }
}

async function post(url: string, headers: object, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const given = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length')
  const options = { method: 'POST', headers: given.map(([name, value]): [string, string] => [name, String(value)]), body }
  const response = await fetch(url, { ...options, redirect: 'error', signal: AbortSignal.timeout(SEND_TIMEOUT_MS) }).catch((error) => {
    throw new SendFault('unreachable', String(error), false)
  })
  if (response.ok) return response.headers.get('location') ?? ''
  const reason = await response.text().catch(() => '')
  // RFC 8030 §7.3: the subscription is over. Other refusals of 4xx stand, but for "too many" and "sign in".
  if (response.status === 404 || response.status === 410) throw new SendFault('gone', reason, true)
  const lasting = response.status >= 400 && response.status < 500 && ![401, 403, 408, 429].includes(response.status)
  throw new SendFault(`http_${response.status}`, reason.slice(0, 300), lasting)
}
