/** What one step of a case has to know of other rows: read from the database, or from cases that a load has in memory. */
import type { Queryable } from '#kernel/db/database.ts'
import type { LonLat } from '#kernel/geo/distance.ts'
import type { ClockRow } from '#kernel/procedure/subject.ts'
import { collectorsOf, handlersOf, hasActivePost } from '#modules/identity/index.ts'
import * as store from '../store.ts'

export interface CaseReads {
  caseById(id: string): Promise<store.UrbanCase | undefined>
  clocksOf(id: string): Promise<ClockRow[]>
  photoTimes(ids: readonly string[]): Promise<{ id: string; at: Date }[]>
  /** Open cases of the matter, for the filing of another (CL §9). */
  openCasesNear(matter: string, point: LonLat, metres: number, except: string): Promise<store.Similar[]>
  openCasesAround(point: LonLat, metres: number): Promise<store.Around[]>
  openCasesOfComponent(componentCode: string, matter: string | null): Promise<store.OfComponent[]>
  closedNear(matter: string, point: LonLat, metres: number, since: Date): Promise<string | null>
  firstPhotographed(caseId: string): Promise<Date | null>
  isProposed(caseId: string, masterIds: readonly string[]): Promise<boolean>
  hasOperator(unitCode: string): Promise<boolean>
  collectorsOf(dutyGridCode: string): Promise<{ id: string; name: string }[]>
  /** Who handles in the department or below it. */
  handlersOf(unitCode: string): Promise<{ id: string; name: string }[]>
}

export function readsFrom(db: Queryable): CaseReads {
  return {
    caseById: (id) => store.caseById(db, id),
    clocksOf: (id) => store.clocksOf(db, id),
    photoTimes: (ids) => store.photoTimes(db, ids),
    openCasesNear: (matter, point, metres, except) => store.openCasesNear(db, matter, point, metres, except),
    openCasesAround: (point, metres) => store.openCasesAround(db, point, metres),
    openCasesOfComponent: (componentCode, matter) => store.openCasesOfComponent(db, componentCode, matter),
    closedNear: (matter, point, metres, since) => store.closedNear(db, matter, point, metres, since),
    firstPhotographed: (caseId) => store.firstPhotographed(db, caseId),
    isProposed: (caseId, masterIds) => store.isProposed(db, caseId, masterIds),
    hasOperator: (unitCode) => hasActivePost(db, unitCode, 'dept_operator'),
    collectorsOf: (dutyGridCode) => collectorsOf(db, dutyGridCode),
    handlersOf: (unitCode) => handlersOf(db, unitCode),
  }
}

/** The case into which another may be merged; that of a merged one is its master (CL §9). */
export async function masterOf(reads: Pick<CaseReads, 'caseById'>, id: string): Promise<store.UrbanCase | undefined> {
  const named = await reads.caseById(id)
  return named?.mergedInto ? reads.caseById(named.mergedInto) : named
}
