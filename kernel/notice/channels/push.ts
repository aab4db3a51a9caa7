/** Web push (RFC 8030): payload encrypted for the browser (RFC 8291), sender identified by VAPID (RFC 8292). */
import { createECDH } from 'node:crypto'
import webPush from 'web-push'
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
  await db.query(sql`${insertInto('push_key', { ...webPush.generateVAPIDKeys(), madeAt: now() })} on conflict (one) do nothing`)
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
      const request = webPush.generateRequestDetails(
        { endpoint: push.endpoint, keys: { p256dh: push.p256dh, auth: push.auth } },
        JSON.stringify(payloadOf(message)),
        {
          vapidDetails: { subject, ...(await keys()) },
          TTL: TTL_SECONDS,
          urgency: message.severity === 'urgent' ? 'high' : 'normal',
          // A repeat that is still waiting takes the place of the first (RFC 8030 §5.4).
          topic: message.id.replaceAll('-', ''),
          contentEncoding: 'aes128gcm',
        },
      )
      return post(await reach(request.endpoint), request.headers, new Uint8Array(request.body ?? []))
    },
  }
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
