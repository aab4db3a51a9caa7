import { describe, expect, it } from 'vitest'
import { metresBetween } from '#kernel/geo/distance.ts'
import { isDue, isFresh, onWalk, untimely } from './rules.ts'

const NOW = new Date('2023-09-22T01:00:00Z')
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
const HERE = { lon: 118.08, lat: 24.46 }

describe('a fix', () => {
  it.each([
    [-3, 'future'],
    [-2, null],
    [0, null],
    [24 * 60, null],
    [24 * 60 + 1, 'too_old'],
  ] as const)('of %i minutes ago is %s', (minutes, fault) => {
    expect(untimely(minutesAgo(minutes), NOW)).toBe(fault)
  })

  it('is where somebody is for a quarter of an hour', () => {
    expect([isFresh(minutesAgo(15), NOW), isFresh(minutesAgo(15.1), NOW)]).toEqual([true, false])
  })

  it.each([
    ['the first', null, HERE, true],
    ['the same place after 14 seconds', { ...HERE, sentAt: -14_000 }, HERE, false],
    ['the same place after 15 seconds', { ...HERE, sentAt: -15_000 }, HERE, true],
    ['20 metres on at once', { ...HERE, sentAt: -1000 }, { ...HERE, lat: HERE.lat + 20 / 111_195 }, false],
    ['30 metres on at once', { ...HERE, sentAt: -1000 }, { ...HERE, lat: HERE.lat + 30 / 111_195 }, true],
  ] as const)('%s is sent or not', (_what, last, fix, due) => {
    expect(isDue(last, fix, 0)).toBe(due)
  })
})

describe('a made-up walk', () => {
  const room = { ...HERE, degrees: 0.002 }
  const places = Array.from({ length: 600 }, (_, minute) => onWalk('a', room, new Date(NOW.getTime() + minute * 60_000)))

  it('follows from person and time alone, and is another for everybody', () => {
    expect(onWalk('a', room, NOW)).toEqual(places[0])
    expect(onWalk('b', room, NOW)).not.toEqual(places[0])
  })

  it('stays in its room and goes at the pace of somebody walking', () => {
    for (const { lon, lat } of places) expect(Math.hypot(lon - room.lon, lat - room.lat)).toBeLessThan(room.degrees)
    const steps = places.slice(1).map((place, index) => metresBetween(place, places[index] ?? place))
    expect(Math.max(...steps)).toBeLessThan(130)
    expect(steps.reduce((sum, step) => sum + step, 0) / steps.length).toBeGreaterThan(20)
  })
})
