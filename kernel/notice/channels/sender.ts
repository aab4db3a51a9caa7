/** One way out of the platform: takes a message and answers the provider's number for it, or says why not. */
import type { Language } from '../../titles.ts'
import type { OutsideChannel, Severity } from '../definition.ts'

export interface Message {
  /** The delivery: the same however often it is tried, so that a provider can tell a repeat. */
  id: string
  kind: string
  severity: Severity
  language: Language
  title: string
  body: string
  /** Absolute address, or null. */
  link: string | null
  /** Values of the placeholders, for providers that keep the text themselves. */
  values: Readonly<Record<string, string>>
  to: Address
  madeAt: Date
}

export interface Address {
  phone?: string
  email?: string
  push?: { endpoint: string; p256dh: string; auth: string }
}

export interface Sender {
  /** Nobody outside is told: a simulator takes the message. */
  simulated: boolean
  send(message: Message): Promise<string>
  /** Asked after an attempt whose end nobody saw: the provider's number if it took the message after all. */
  findSent?(message: Message): Promise<string | null>
}

export class SendFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** Trying again will not help. */
    readonly lasting: boolean,
  ) {
    super(message)
  }
}

export interface Senders {
  of(channel: OutsideChannel): Sender | null
  /** The key browsers subscribe with; null while web push is off. */
  pushKey(): Promise<string | null>
  stop(): Promise<void>
}

export const SEND_TIMEOUT_MS = 15_000
