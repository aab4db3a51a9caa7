/** Times as sources write them: `2016-07-08T00:19:28` on the wall of a zone, or with an offset of their own. */
import { instantOfLocal, type Spell, zoneSpells } from '#kernel/clock/zone.ts'

const WALL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})$/
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/

/** Years around which sources are believed; anything else is a slip of the pen. */
const [FIRST, LAST] = [Date.parse('2000-01-01T00:00:00Z') / 1000, Date.parse('2040-01-01T00:00:00Z') / 1000]

/** A reader of wall-clock times; null for what is no time. */
export function wallClock(zone: string | number): (text: string) => Date | null {
  const spells: readonly Spell[] = zoneSpells(zone, FIRST, LAST)
  return (text) => {
    const [, day, time] = WALL.exec(text) ?? []
    if (day === undefined || time === undefined) return null
    return believed(instantOfLocal(spells, Date.parse(`${day}T${time}Z`) / 1000) * 1000)
  }
}

/** A time that carries its own offset; null for what is no time. */
export function offsetTime(text: string): Date | null {
  return WITH_OFFSET.test(text) ? believed(Date.parse(text)) : null
}

function believed(instant: number): Date | null {
  return instant >= FIRST * 1000 && instant < LAST * 1000 ? new Date(instant) : null
}

export const laterOf = (a: Date, b: Date): Date => (a > b ? a : b)
export const earlierOf = (a: Date, b: Date): Date => (a < b ? a : b)
