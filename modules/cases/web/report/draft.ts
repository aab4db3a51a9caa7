/** A report being written is kept on this computer until it is sent. */
import type { Source } from '#modules/cases/contract.ts'

export interface ReportForm {
  description?: string
  matter?: string
  address?: string
  photos?: string[]
  source?: Source
  urgent?: boolean
  externalCode?: string
  reporterName?: string
  reporterPhone?: string
  /** The component at which the problem is. */
  componentCode?: string
  point?: { lon: number; lat: number }
}

const key = (person: string): string => `cityloop.report.${person}`

export function readDraft(person: string): ReportForm | null {
  try {
    const draft: ReportForm | null = JSON.parse(localStorage.getItem(key(person)) ?? 'null')
    return draft
  } catch {
    return null
  }
}

export function keepDraft(person: string, draft: ReportForm): void {
  localStorage.setItem(key(person), JSON.stringify(draft))
}

export function dropDraft(person: string): void {
  localStorage.removeItem(key(person))
}
