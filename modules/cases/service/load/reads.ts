/** What the steps of held cases see of other rows: those in memory first, then those of the database. */
import type { Ctx } from '#kernel/ctx.ts'
import type { CaseReads } from '../reads.ts'
import { readsFrom } from '../reads.ts'
import { type Held, rowsOf } from './held.ts'
import type { Neighbourhood } from './neighbourhood.ts'

export interface Memory {
  held: Map<string, Held>
  /** All open cases of the city, held or settled. */
  open: Neighbourhood
  /** Those closed of late. */
  closed: Neighbourhood
  /** When photographs were taken. */
  files: Map<string, Date>
  /** Ends with the writing that is under way. */
  written: Promise<void>
}

export function readsOf(ctx: Ctx, memory: Memory): CaseReads {
  const stored = readsFrom(ctx.db)
  const settled = async <T>(read: () => Promise<T>): Promise<T> => {
    await memory.written
    return read()
  }
  return {
    caseById: async (id) => memory.held.get(id)?.row ?? settled(() => stored.caseById(id)),
    clocksOf: async (id) => memory.held.get(id)?.clocks ?? settled(() => stored.clocksOf(id)),
    hasOperator: remembered(stored.hasOperator),
    collectorsOf: remembered(stored.collectorsOf),
    handlersOf: remembered(stored.handlersOf),
    async photoTimes(ids) {
      const known = ids.flatMap((id) => {
        const at = memory.files.get(id)
        return at ? [{ id, at }] : []
      })
      return known.length === ids.length ? known : settled(() => stored.photoTimes(ids))
    },
    openCasesNear: async (matter, point, metres, except) =>
      memory.open
        .around(point, metres)
        .filter(({ one }) => one.matterCode === matter && one.id !== except)
        .map(({ one: { id, caseCode, summary, state, reportedAt }, metres: away }) => ({
          ...{ caseId: id, caseCode, summary, state, metres: away },
          reportedAt: reportedAt.toISOString(),
        })),
    openCasesAround: async (point, metres) => memory.open.around(point, metres).map(({ one, metres: away }) => ({ ...one, metres: away })),
    openCasesOfComponent: async (componentCode, matter) =>
      [...memory.open.all()].filter((one) => one.componentCode === componentCode && one.matterCode === matter),
    async closedNear(matter, point, metres, since) {
      const near = memory.closed.around(point, metres).map(({ one }) => one)
      const again = near.filter((one) => one.matterCode === matter && one.closedAt !== null && one.closedAt >= since)
      return again.toSorted((a, b) => (b.closedAt?.getTime() ?? 0) - (a.closedAt?.getTime() ?? 0))[0]?.id ?? null
    },
    async firstPhotographed(caseId) {
      const held = memory.held.get(caseId)
      if (!held) return settled(() => stored.firstPhotographed(caseId))
      const before = rowsOf(held, 'case_photo').filter(({ stage }) => stage === 'before')
      const times = before.map(({ fileId }) => memory.files.get(String(fileId))?.getTime() ?? Number.POSITIVE_INFINITY)
      return times.length > 0 ? new Date(Math.min(...times)) : null
    },
    isProposed: (caseId, masterIds) => settled(() => stored.isProposed(caseId, masterIds)),
  }
}

/** Posts do not change while a load runs. */
function remembered<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (key) => {
    const answer = known.get(key) ?? read(key)
    known.set(key, answer)
    return answer
  }
}
