/** The segments of a clock cut at midnight, so that each day is one bar. */
import type { Segment, SegmentKind } from '#kernel/clock/index.ts'

export interface DayPiece {
  kind: SegmentKind
  /** Share of the day, 0 to 1. */
  from: number
  to: number
  overdue: boolean
  note: string
}

export interface DayBar {
  midnight: number
  pieces: DayPiece[]
  due: number | null
}

const DAY = 86_400_000
/** The city keeps one time all year (CL §7). */
const OFFSET = 8 * 3_600_000
const KINDS: readonly string[] = ['counted', 'off', 'night', 'holiday', 'makeup_day', 'pause', 'extension'] satisfies SegmentKind[]
const MOST_DAYS = 62

const isKind = (kind: unknown): kind is SegmentKind => typeof kind === 'string' && KINDS.includes(kind)

/** Segments come as loose JSON: what is not one is left out. */
export function segmentsFrom(rows: readonly Record<string, unknown>[]): Segment[] {
  return rows.flatMap((row) => {
    const { kind, from, to, seconds, running, overdue, note, adds } = row
    if (!isKind(kind)) return []
    const number = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : Number(value ?? 0))
    return [
      {
        kind,
        from: number(from),
        to: number(to),
        seconds: Number(seconds ?? 0),
        running: Number(running ?? 0),
        overdue: overdue === true,
        ...(typeof note === 'string' ? { note } : {}),
        ...(typeof adds === 'number' ? { adds } : {}),
      },
    ]
  })
}

/** Seconds that have counted until an instant. */
export function countedUntil(segments: readonly Segment[], at: number): number {
  return segments
    .filter((segment) => segment.seconds > 0)
    .reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, at) - from) / 1000, 0)
}

export const midnightBefore = (at: number): number => Math.floor((at + OFFSET) / DAY) * DAY - OFFSET

export function dayBars(segments: readonly Segment[], deadline: number | null): DayBar[] {
  const bars = new Map<number, DayBar>()
  const barAt = (midnight: number): DayBar => {
    const bar = bars.get(midnight) ?? { midnight, pieces: [], due: null }
    bars.set(midnight, bar)
    return bar
  }
  for (const segment of segments) {
    let cursor = segment.from
    while (cursor < segment.to && bars.size <= MOST_DAYS) {
      const midnight = midnightBefore(cursor)
      const end = Math.min(segment.to, midnight + DAY)
      const share = (at: number) => (at - midnight) / DAY
      barAt(midnight).pieces.push({
        kind: segment.kind,
        from: share(cursor),
        to: share(end),
        overdue: segment.overdue,
        note: segment.note ?? '',
      })
      cursor = end
    }
  }
  const last = deadline === null ? undefined : bars.get(midnightBefore(deadline - 1))
  if (last && deadline !== null) last.due = (deadline - last.midnight) / DAY
  return [...bars.values()].toSorted((one, other) => one.midnight - other.midnight)
}
