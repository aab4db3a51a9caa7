/** Hours in which a person is not to be woken. */
export interface Quiet {
  fromMinute: number
  untilMinute: number
  timeZone: string
}

const DAY = 1440

/** When quiet ends, if the instant lies in it; null otherwise. Over midnight where `until` comes before `from`. */
export function quietUntil({ fromMinute, untilMinute, timeZone }: Quiet, at: Date): Date | null {
  const minute = minuteOfDay(at, timeZone)
  const length = (untilMinute - fromMinute + DAY) % DAY
  const into = (minute - fromMinute + DAY) % DAY
  if (into >= length) return null
  const seconds = at.getUTCSeconds() * 1000 + at.getUTCMilliseconds()
  return new Date(at.getTime() + (length - into) * 60_000 - seconds)
}

function minuteOfDay(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at).split(':')
  return Number(parts[0]) * 60 + Number(parts[1])
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
