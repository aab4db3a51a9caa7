/**
 * The ledger of a clock: why the deadline is where it is, as a row of segments a screen can draw as a strip of
 * days. The seconds of all segments up to the deadline sum up to the limit with its extensions.
 */
import type { Calendar } from './calendar.ts'
import type { Clock } from './clock.ts'
import { limitFrom } from './deadline.ts'
import { type Days, dayIndexAt, works } from './days.ts'
import { wholeSecond } from './limit.ts'
import { trackOf } from './replay.ts'
import { cell, type Track, windowAt } from './track.ts'

/**
 * `counted` and `makeup_day` are working windows (the latter on a make-up workday) and the only ones that count.
 * `night` lies before the first and after the last window of workdays, `off` is a lunch break or a weekend,
 * `holiday` a row of off days with at least one holiday in it. `extension` is a mark without length.
 */
export type SegmentKind =
  | 'counted'
  | 'off'
  | 'night'
  | 'holiday'
  | 'makeup_day'
  | 'pause'
  | 'extension'

export interface Segment {
  kind: SegmentKind
  /** Epoch ms, `[from, to)`. */
  from: number
  to: number
  /** Counted here: the length of a working window, 0 otherwise; for an extension what it adds to the limit. */
  seconds: number
  /** Used so far, this segment included. An extension does not add to it. */
  running: number
  /** After the deadline. */
  overdue: boolean
  /** Name of the holiday, reason of the pause or extension, or `break` / `weekend`. */
  note?: string
}

type Piece = Pick<Segment, 'kind' | 'from' | 'to' | 'note'>

/** From the start to the stop, or to `at`, or to the deadline if that is later. */
export function explain(clock: Clock, calendar: Calendar, at: number): Segment[] {
  const track = trackOf(clock, calendar)
  const segments: Segment[] = []
  const end = clock.stoppedAt ?? Math.max(wholeSecond(at), clock.deadline ?? clock.startAt)
  let cursor = clock.startAt
  let pause: { note?: string } | null = null
  for (const mark of [...marksOf(clock), { type: 'end', at: end } as const]) {
    const until = Math.min(mark.at, end)
    const pieces = pause === null ? runningPieces(track, cursor, until) : pausePieces(cursor, until, pause.note)
    append(segments, clock, pieces)
    cursor = Math.max(cursor, until)
    if (mark.type === 'pause') pause = mark
    if (mark.type === 'resume') pause = null
    if (mark.type === 'extension') segments.push(extensionMark(clock, track, mark, segments))
  }
  return segments
}

/** Events and the deadline, in order of time; counted segments end at each of them. */
function marksOf(clock: Clock) {
  const due = { type: 'deadline', at: clock.deadline ?? clock.startAt } as const
  return [...clock.events, due].toSorted((one, other) => one.at - other.at)
}
