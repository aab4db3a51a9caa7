/** What a process keeps in memory of the database: read when first asked for, and anew after news of a change. */
import { type Platform, perPlatform } from './ctx.ts'

export interface Remembered<T> {
  (platform: Platform): Promise<T>
  /** For whoever changes it in this process: the next to ask reads anew, without waiting for the news. */
  forget(platform: Platform): void
}

/** `topics` are those of the events after which it may be another. A reading that failed is not kept. */
export function remembered<T>(read: (platform: Platform) => Promise<T>, ...topics: readonly string[]): Remembered<T> {
  const held = perPlatform((platform) => {
    const slot: { reading: Promise<T> | null } = { reading: null }
    platform.live.subscribe(({ topic }) => {
      if (topics.includes(topic)) slot.reading = null
    })
    return slot
  })
  const ask = (platform: Platform): Promise<T> => {
    const slot = held(platform)
    if (slot.reading) return slot.reading
    const reading = read(platform)
    slot.reading = reading
    reading.catch(() => {
      if (slot.reading === reading) slot.reading = null
    })
    return reading
  }
  return Object.assign(ask, {
    forget(platform: Platform): void {
      held(platform).reading = null
    },
  })
}
