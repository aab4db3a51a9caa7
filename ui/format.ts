/** Times, numbers and sizes as people read them. Times are those of the city, whatever the clock of the computer says. */
import type { Language } from '#kernel/titles.ts'

const ZONE = 'Asia/Shanghai'
const minutes = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' })
const days = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' })
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, timeStyle: 'short' })

export type Moment = string | number | Date

export function dateTime(at: Moment | null | undefined): string {
  return at === null || at === undefined ? '–' : minutes.format(new Date(at))
}

export function dateOnly(at: Moment): string {
  return days.format(new Date(at))
}

export function timeOnly(at: Moment): string {
  return clock.format(new Date(at))
}

/** Relative under a day, the date beyond it. */
export function ago(at: Moment, now: number, language: Language): string {
  const seconds = Math.round((now - new Date(at).getTime()) / 1000)
  const zh = language === 'zh-CN'
  if (seconds < 0 || seconds >= 86_400) return dateTime(at)
  if (seconds < 60) return zh ? '刚刚' : 'just now'
  if (seconds < 3600) return zh ? `${Math.floor(seconds / 60)} 分钟前` : `${Math.floor(seconds / 60)} min ago`
  return zh ? `${Math.floor(seconds / 3600)} 小时前` : `${Math.floor(seconds / 3600)} h ago`
}

/** How long something lay there: the two largest units. */
export function duration(milliseconds: number, language: Language): string {
  const [d, h, m] = language === 'zh-CN' ? [' 天', ' 小时', ' 分'] : [' d', ' h', ' min']
  const total = Math.max(0, Math.round(milliseconds / 60_000))
  const parts: [number, string][] = [
    [Math.floor(total / 1440), d],
    [Math.floor((total % 1440) / 60), h],
    [total % 60, m],
  ]
  const shown = parts.filter(([amount]) => amount > 0).slice(0, 2)
  return shown.length === 0 ? `0${m}` : shown.map(([amount, unit]) => `${amount}${unit}`).join(' ')
}

export function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** At most one decimal, no trailing zero. */
export function amount(value: number): string {
  return String(Math.round(value * 10) / 10)
}

export function bytes(size: number): string {
  return size < 1_048_576 ? `${Math.max(1, Math.round(size / 1024))} KB` : `${(size / 1_048_576).toFixed(1)} MB`
}

export function degrees(lon: number, lat: number): string {
  return `${lon.toFixed(6)}, ${lat.toFixed(6)}`
}
