/** What the device tells of its place, until stopped. */
import type { Fix } from '#modules/command/contract.ts'
import { EVERY_MS } from '#modules/command/rules.ts'

export interface Watcher {
  fix(fix: Fix): void
  failed(why: 'refused' | 'unavailable'): void
  /** Every few seconds, and when the line is back: something may be due. */
  tick(): void
}

/** A device that lies still says nothing more: after so long it is asked again. */
const ASK_AGAIN_MS = 60_000

export function watch(watcher: Watcher): () => void {
  const { geolocation } = navigator
  let lastAt = Date.now()
  const take = ({ coords, timestamp }: GeolocationPosition) => {
    lastAt = Date.now()
    const { longitude: lon, latitude: lat, accuracy } = coords
    watcher.fix({ at: new Date(timestamp).toISOString(), lon, lat, accuracyM: Math.round(accuracy) })
  }
  const fail = ({ code, PERMISSION_DENIED }: GeolocationPositionError) =>
    watcher.failed(code === PERMISSION_DENIED ? 'refused' : 'unavailable')
  const options = { enableHighAccuracy: true, timeout: 30_000 }
  const id = geolocation.watchPosition(take, fail, options)
  const tick = () => {
    if (Date.now() - lastAt >= ASK_AGAIN_MS) geolocation.getCurrentPosition(take, fail, options)
    watcher.tick()
  }
  const timer = setInterval(tick, EVERY_MS)
  window.addEventListener('online', watcher.tick)
  return () => {
    geolocation.clearWatch(id)
    clearInterval(timer)
    window.removeEventListener('online', watcher.tick)
  }
}
