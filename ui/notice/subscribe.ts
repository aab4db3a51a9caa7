/** Asks the browser for web push (RFC 8030); refused where the browser has none or the person says no. */
import type { TFunction } from 'i18next'
import { get } from '../api/client.ts'

export const WORKER = '/push-worker.js'

export const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

export async function subscribe(t: TFunction, name: string): Promise<object> {
  const { publicKey } = await get<{ publicKey: string | null }>('/api/push-key')
  if (!publicKey) throw new Error(t('notice.pushOff'))
  if ((await Notification.requestPermission()) !== 'granted') throw new Error(t('notice.pushDenied'))
  await navigator.serviceWorker.register(WORKER)
  const registration = await navigator.serviceWorker.ready
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  const { endpoint, keys } = subscription.toJSON()
  return { endpoint, p256dh: keys?.p256dh, auth: keys?.auth, name }
}

/** The endpoint this browser is subscribed at, if it is. */
export async function ownEndpoint(): Promise<string | null> {
  if (!canPush()) return null
  const registration = await navigator.serviceWorker.getRegistration(WORKER)
  return (await registration?.pushManager.getSubscription())?.endpoint ?? null
}

export async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER)
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

/** `Chrome · Windows`: enough to tell one's devices apart. */
export function browserName(agent: string): string {
  const browser = /Edg|Firefox|Chrome|Safari/.exec(agent)?.[0]?.replace('Edg', 'Edge') ?? 'Web'
  const system = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(agent)?.[0]?.replace('Mac OS X', 'macOS') ?? ''
  return [browser, system].filter(Boolean).join(' · ')
}
