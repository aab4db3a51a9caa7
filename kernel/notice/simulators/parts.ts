/** What the simulators share with each other and with the adapters pointed at them. */
import type { AddressInfo } from 'node:net'
import type { Database } from '../../db/database.ts'
import type { PushKeys } from '../channels/push.ts'
import type { SmsSettings } from '../channels/sms.ts'

/** Origin of simulated devices; it exists in no network. */
export const SIMULATED_PUSH = 'https://push.simulated.invalid'

export const SIMULATED_KEY: Omit<SmsSettings, 'endpoint'> = {
  keyId: 'simulated',
  keySecret: 'simulated-secret',
  signName: '城市闭环模拟',
  templates: new Map([['*', 'SMS_SIMULATED']]),
}

export interface SimulatorOptions {
  db: Database
  now(): Date
  /** The sender's own public key, as a push service learns it from the subscription (RFC 8292 §4). */
  vapid(): Promise<PushKeys>
}

const isAddress = (address: string | AddressInfo | null): address is AddressInfo => typeof address === 'object' && address !== null

export function portOf(address: string | AddressInfo | null): number {
  return isAddress(address) ? address.port : 0
}

export interface Reply {
  status: number
  body: string
  headers?: Record<string, string>
}
