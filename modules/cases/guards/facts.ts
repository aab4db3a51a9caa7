/** What the conditions of the case look at. */
import { metresBetween } from '#kernel/geo/distance.ts'
import type { Attempt } from '#kernel/procedure/definition.ts'
import type { RequestKind } from '../contract.ts'

/** What the conditions look at; loaded with the case. */
export interface CaseFacts {
  source: string
  matterCode: string | null
  lon: number | null
  lat: number | null
  verified: boolean
  verifyCount: number
  handledBy: string | null
  /** Who in the department has the work, and whether a result waits for the clerk. */
  handlerId: string | null
  resultAt: Date | null
  disposedAt: Date | null
  /** The field task that waits, or the last one answered. */
  task: { collectorId: string | null; orderedAt: Date; result: string | null } | null
  afterPhotos: number
  openRequests: number
  /** The request asked for now, or the open one where its last decision is due. */
  request: RequestFact | null
  state: string
  round: number
  stage: number
  twoStages: boolean
  onTime: boolean | null
  closedAt: Date | null
  closedBy: string | null
  reportedBy: string
  /** Null when no disposal clock runs; a paused one has no deadline. */
  disposal: { deadline: Date | null; paused: boolean } | null
  /** Until when a department may ask to return, a closed case be appealed (CL §8). */
  returnBy: Date | null
  appealBy: Date | null
  returnedByUnit: boolean
  appealed: boolean
  extendCount: number
  suspendCount: number
  deferCount: number
  safetyCritical: boolean
  simpleFlow: boolean
  informativeAllowed: boolean
  /** When the first photograph of the report was taken. */
  photographedAt: Date | null
  /** Of a merged case. */
  masterDispatched: boolean
  /** Open cases that may be the same (CL §9). */
  duplicates: readonly { caseId: string }[]
  /** About what the caller sends, looked up before asking. */
  given: {
    conditionKnown: boolean
    unitActive: boolean
    unitCompetent: boolean
    unitReturnedBefore: boolean
    photosTaken: readonly Date[]
    handlerOfUnit: boolean
    mayOverride: boolean
    master: { open: boolean; proposed: boolean } | null
  }
}

export interface RequestFact {
  kind: RequestKind
  askedAt: Date
  untilAt: Date | null
  reasonKind: string | null
  measure: string | null
  leader: string | null
  photos: number
}

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const hasReason = (attempt: Attempt): boolean => (attempt.reason ?? '').trim() !== ''

export function isNear(facts: CaseFacts, point: unknown, tolerance: number): boolean {
  if (facts.lon === null || facts.lat === null) return true
  if (typeof point !== 'object' || point === null || !('lon' in point) || !('lat' in point)) return false
  const { lon, lat } = point
  if (typeof lon !== 'number' || typeof lat !== 'number') return false
  return metresBetween({ lon, lat }, { lon: facts.lon, lat: facts.lat }) <= tolerance
}
