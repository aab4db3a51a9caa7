/** The ledger of a clock in words and dates, one line a stretch: what counted, what did not, and why. */
import type { Titles } from '../titles.ts'
import type { Segment } from './explain.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** `2023-12-14 09:00` on a wall of that time zone. Making a format costs far more than using it. */
export function wallTime(at: Date | number, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  formats.set(zone, format)
  return format.format(at)
}

function written(at: number, zone: string): { day: string; time: string } {
  const [day = '', time = ''] = wallTime(at, zone).split(' ')
  return { day, time }
}

/** `3 小时 15 分`, to the second where it is less than a minute. */
export function lengthInWords(seconds: number): Titles {
  const minutes = Math.floor(seconds / 60)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (minutes === 0) return { zh: `${Math.round(seconds)} 秒`, en: `${Math.round(seconds)} s` }
  if (hours === 0) return { zh: `${rest} 分钟`, en: `${rest} min` }
  return rest === 0 ? { zh: `${hours} 小时`, en: `${hours} h` } : { zh: `${hours} 小时 ${rest} 分`, en: `${hours} h ${rest} min` }
}

const IDLE: Partial<Record<Segment['kind'], Titles>> = {
  night: { zh: '非工作时段，不计时', en: 'outside working hours, does not count' },
  holiday: { zh: '节假日，不计时', en: 'holiday, does not count' },
  pause: { zh: '暂停计时', en: 'paused' },
  off: { zh: '休息，不计时', en: 'rest, does not count' },
}

const NOTES: Record<string, Titles> = { break: { zh: '午休', en: 'midday break' }, weekend: { zh: '周末', en: 'weekend' } }

/** What lies after `now` is told as what will be. */
export function inWords(segments: readonly Segment[], zone: string, now = Number.POSITIVE_INFINITY): Titles[] {
  return segments.map((segment) => {
    const when = span(segment, zone)
    const what = whatOf(segment, segment.from >= now)
    return { zh: `${when} ${what.zh}`, en: `${when} ${what.en}` }
  })
}

function span({ from, to }: Segment, zone: string): string {
  const [start, end] = [written(from, zone), written(to, zone)]
  if (from === to) return `${start.day} ${start.time}`
  return start.day === end.day ? `${start.day} ${start.time}–${end.time}` : `${start.day} ${start.time} – ${end.day} ${end.time}`
}

function whatOf({ kind, seconds, running, overdue, note, adds }: Segment, ahead: boolean): Titles {
  const named = note ? (NOTES[note] ?? { zh: note, en: note }) : null
  const because: Titles = named ? { zh: `（${named.zh}）`, en: ` (${named.en})` } : { zh: '', en: '' }
  if (kind === 'extension') {
    const more = lengthInWords(adds ?? 0)
    return { zh: `批准延期，时限增加 ${more.zh}${because.zh}`, en: `extension granted, ${more.en} more${because.en}` }
  }
  if (kind !== 'counted' && kind !== 'makeup_day') {
    const idle = IDLE[kind] ?? { zh: '', en: '' }
    return { zh: `${idle.zh}${because.zh}`, en: `${idle.en}${because.en}` }
  }
  const [length, sum] = [lengthInWords(seconds), lengthInWords(running)]
  const makeup: Titles = kind === 'makeup_day' ? { zh: '（调休上班）', en: ' (make-up workday)' } : { zh: '', en: '' }
  const late: Titles = overdue ? { zh: '，已超期', en: ', overdue' } : { zh: '', en: '' }
  const counts: Titles = ahead ? { zh: '将计时', en: 'will count' } : { zh: '计时', en: 'counts' }
  return {
    zh: `${counts.zh} ${length.zh}${makeup.zh}，累计 ${sum.zh}${late.zh}`,
    en: `${counts.en} ${length.en}${makeup.en}, ${sum.en} in all${late.en}`,
  }
}

/** What is used until the instant, and what is left until the deadline; of a paused clock only what is used. */
export function sumInWords(segments: readonly Segment[], deadline: number | null, at: number): Titles {
  const counted = (until: number) =>
    segments.reduce((sum, { from, to, seconds }) => sum + (seconds === 0 ? 0 : Math.max(0, Math.min(to, until) - from) / 1000), 0)
  const used = lengthInWords(counted(at))
  // A ledger that ends before the deadline is that of a clock stopped in time.
  const inTime = deadline !== null && (segments.at(-1)?.to ?? at) < deadline
  if (deadline === null || inTime) return { zh: `已用 ${used.zh}`, en: `${used.en} used` }
  const rest = counted(deadline) - counted(at)
  const amount = lengthInWords(Math.abs(rest))
  return rest >= 0
    ? { zh: `已用 ${used.zh}，余 ${amount.zh}`, en: `${used.en} used, ${amount.en} left` }
    : { zh: `已用 ${used.zh}，超期 ${amount.zh}`, en: `${used.en} used, ${amount.en} overdue` }
}
