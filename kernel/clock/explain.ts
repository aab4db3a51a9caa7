/**
 * The ledger of a clock: why the deadline is where it is, as a row of segments a screen can draw as a strip of
 * days. The seconds of all segments up to the deadline sum up to the limit with its extensions.
 */
import type { Calendar } from './calendar.ts'
import type { Clock, ClockEvent } from './clock.ts'
import { type Days, dayIndexAt, works } from './days.ts'
import { countOn } from './deadline.ts'
import { wholeSecond } from './limit.ts'
import { standingOf, trackOf } from './replay.ts'
import { cell, type Track, windowAt } from './track.ts'

/**
 * `counted` and `makeup_day` (a window of a make-up workday) are the only ones that count. `night` lies before the
 * first and after the last window of a workday, `off` is a lunch break or a weekend, `holiday` a row of off days
 * with a holiday among them. `extension` is a mark without length at the moment of the decision.
 */
export type SegmentKind = 'counted' | 'off' | 'night' | 'holiday' | 'makeup_day' | 'pause' | 'extension'

export interface Segment {
  kind: SegmentKind
  /** Epoch ms, `[from, to)`. */
  from: number
  to: number
  /** Seconds counted here; 0 for all that does not count. */
  seconds: number
  /** Used so far, this segment included. */
  running: number
  /** Lies after the deadline. */
  overdue: boolean
  /** Name of the holiday, reason of the pause or extension, or `break` / `weekend`. */
  note?: string
  /** What an extension adds to the limit, in seconds. */
  adds?: number
}

type Piece = Pick<Segment, 'kind' | 'from' | 'to' | 'note' | 'adds'>

/** From the start to the stop, or to `at`, or to the deadline where that is later. */
export function explain(clock: Clock, calendar: Calendar, at: number): Segment[] {
  const track = trackOf(clock, calendar)
  const end = clock.stoppedAt ?? Math.max(wholeSecond(at), clock.deadline ?? clock.startAt)
  const pieces: Piece[] = []
  let cursor = clock.startAt
  let pause: { note?: string } | null = null
  for (const mark of marksUntil(clock, end)) {
    pieces.push(...(pause === null ? runningPieces(track, cursor, mark.at) : pausePiece(cursor, mark.at, pause)))
    cursor = mark.at
    if (mark.type === 'pause') pause = mark
    if (mark.type === 'resume') pause = null
    if (mark.type === 'extension') pieces.push(extensionPiece(clock, track, mark))
  }
  return summed(pieces, clock.deadline ?? end)
}

/** Where segments are cut: at events, at the deadline, at the end. */
function marksUntil(clock: Clock, end: number) {
  const due = clock.deadline === null ? [] : [{ type: 'deadline', at: clock.deadline } as const]
  return [...clock.events, ...due, { type: 'end', at: end } as const]
    .filter((mark) => mark.at <= end)
    .toSorted((one, other) => one.at - other.at)
}

function summed(pieces: readonly Piece[], deadline: number): Segment[] {
  let running = 0
  return pieces.map((piece) => {
    const counts = piece.kind === 'counted' || piece.kind === 'makeup_day'
    const seconds = counts ? (piece.to - piece.from) / 1000 : 0
    running += seconds
    const overdue = piece.from >= deadline && piece.to > deadline
    return { ...piece, seconds, running, overdue }
  })
}

function pausePiece(from: number, to: number, { note }: { note?: string }): Piece[] {
  return from < to ? [{ kind: 'pause', from, to, ...(note === undefined ? {} : { note }) }] : []
}

/** What an extension added is read from the history, because END_OF_DAY adds days of different length. */
function extensionPiece(clock: Clock, track: Track | null, event: ClockEvent & { type: 'extension' }): Piece {
  const index = clock.events.indexOf(event)
  const old = standingOf({ ...clock, events: clock.events.slice(0, index) }, track)
  const fresh = standingOf({ ...clock, events: clock.events.slice(0, index + 1) }, track)
  const adds = countOn(track, old.lastDeadline, fresh.lastDeadline)
  const note = event.note === undefined ? {} : { note: event.note }
  return { kind: 'extension', from: event.at, to: event.at, adds, ...note }
}

function runningPieces(track: Track | null, from: number, to: number): Piece[] {
  if (from >= to) return []
  if (track === null) return [{ kind: 'counted', from, to }]
  const pieces: Piece[] = []
  let cursor = from / 1000
  const end = to / 1000
  for (let window = windowAt(track, cursor); cursor < end; window++) {
    const open = Math.min(Math.max(cell(track.opens, window), cursor), end)
    const close = Math.min(cell(track.closes, window), end)
    pieces.push(...idlePieces(track, cursor, open))
    if (open < close) {
      const kind = kindAt(track.days, open) === 'makeup' ? 'makeup_day' : 'counted'
      pieces.push({ kind, from: open * 1000, to: close * 1000 })
    }
    cursor = Math.max(open, close)
  }
  return pieces
}

function kindAt(days: Days, second: number) {
  return days.kinds[dayIndexAt(days, second)]
}

/** Time between windows, day by day, with like neighbours merged. */
function idlePieces(track: Track, from: number, to: number): Piece[] {
  const { days } = track
  const pieces: Piece[] = []
  let cursor = from
  while (cursor < to) {
    const day = dayIndexAt(days, cursor)
    const end = Math.min(cell(days.midnights, day + 1), to)
    const piece = { ...idleKind(track, day, windowAt(track, cursor)), from: cursor * 1000, to: end * 1000 }
    const last = pieces.at(-1)
    if (last !== undefined && (last.kind === 'night') === (piece.kind === 'night')) {
      pieces[pieces.length - 1] = merged(last, piece)
    } else {
      pieces.push(piece)
    }
    cursor = end
  }
  return pieces
}

function idleKind({ days, firstWindow }: Track, day: number, window: number): Pick<Piece, 'kind' | 'note'> {
  const kind = days.kinds[day]
  if (kind === 'holiday') return { kind: 'holiday', note: days.names.get(day) }
  if (!works(kind)) return { kind: 'off', note: 'weekend' }
  const between = window > cell(firstWindow, day) && window < cell(firstWindow, day + 1)
  return between ? { kind: 'off', note: 'break' } : { kind: 'night' }
}

/** A weekend that touches a holiday belongs to it; two holidays in a row share their names. */
function merged(one: Piece, other: Piece): Piece {
  const holidays = [one, other].filter((piece) => piece.kind === 'holiday')
  const named = holidays.length === 0 ? [one] : holidays
  const notes = new Set(named.flatMap((piece) => piece.note?.split(' · ') ?? []))
  const kind = holidays.length === 0 ? one.kind : 'holiday'
  return { kind, from: one.from, to: other.to, ...(notes.size === 0 ? {} : { note: [...notes].join(' · ') }) }
}
