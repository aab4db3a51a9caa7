/**
 * Local time to instants. A zone is a fixed offset in minutes or an IANA name; a name is asked once, when the
 * calendar is compiled, and becomes a list of spells of constant offset. No counting afterwards touches `Intl`.
 */
import { ClockError } from './limit.ts'

const DAY = 86_400

/** `from` (UTC second) until the next spell, local time is UTC plus `offset` seconds. */
export interface Spell {
  from: number
  offset: number
}

function offsetReader(zone: string): (second: number) => number {
  const format = zoneFormat(zone)
  return (second) => {
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(format.format(second * 1000)) ?? []
    const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60
    return sign === '-' ? -size : size
  }
}

function zoneFormat(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  } catch {
    throw new ClockError('unknown_zone', `unknown time zone: ${zone}`)
  }
}

/** The first second in (low, high] with another offset than at `low`. */
function changeBetween(offsetAt: (second: number) => number, low: number, high: number): number {
  const before = offsetAt(low)
  let [left, right] = [low, high]
  while (right - left > 1) {
    const middle = Math.floor((left + right) / 2)
    if (offsetAt(middle) === before) left = middle
    else right = middle
  }
  return right
}

/** Spells of constant offset over the UTC seconds [from, to], the first one reaching back without end. */
export function zoneSpells(zone: string | number, from: number, to: number): Spell[] {
  if (typeof zone === 'number') return [{ from: Number.NEGATIVE_INFINITY, offset: zone * 60 }]
  const offsetAt = offsetReader(zone)
  let offset = offsetAt(from)
  const spells: Spell[] = [{ from: Number.NEGATIVE_INFINITY, offset }]
  for (let second = from; second < to; second += DAY) {
    const next = offsetAt(second + DAY)
    if (next === offset) continue
    spells.push({ from: changeBetween(offsetAt, second, second + DAY), offset: next })
    offset = next
  }
  return spells
}

/**
 * The first instant at which the local clock shows `local` (seconds since 1970 as if local were UTC) or more.
 * So a time skipped in spring becomes the moment of the change, a time repeated in autumn its first occurrence,
 * and windows never overlap or turn inside out on such days.
 */
export function instantOfLocal(spells: readonly Spell[], local: number): number {
  for (const [index, spell] of spells.entries()) {
    const instant = Math.max(spell.from, local - spell.offset)
    const next = spells[index + 1]
    if (next === undefined || instant < next.from) return instant
  }
  throw new ClockError('unknown_zone', 'a zone needs at least one offset')
}
