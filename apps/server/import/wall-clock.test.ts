import { expect, it } from 'vitest'
import { offsetTime, wallClock } from './wall-clock.ts'

const newYork = wallClock('America/New_York')

it.each([
  ['2016-07-08T00:19:28', '2016-07-08T04:19:28.000Z'],
  ['2016-11-28T18:00:00', '2016-11-28T23:00:00.000Z'],
  // In the hour that is repeated, the first time; in the hour that is skipped, the moment of the change.
  ['2016-11-06T01:30:00', '2016-11-06T05:30:00.000Z'],
  ['2016-03-13T02:30:00', '2016-03-13T07:00:00.000Z'],
])('%s on the wall of New York is %s', (wall, instant) => {
  expect(newYork(wall)?.toISOString()).toBe(instant)
})

it('reads a fixed offset all year round', () => {
  expect(wallClock(-240)('2016-11-28T18:00:00')?.toISOString()).toBe('2016-11-28T22:00:00.000Z')
  expect(offsetTime('2016-09-10T23:18:49+08:00')?.toISOString()).toBe('2016-09-10T15:18:49.000Z')
})

it.each(['', '2016-07-08', '2016-13-08T00:00:00', '0001-01-01T00:00:00', 'NULL'])('takes %o for no time', (text) => {
  expect(newYork(text)).toBeNull()
  expect(offsetTime(`${text}+08:00`)).toBeNull()
})
