/**
 * Many cases at once: the steps and conditions are those of every case, the cases stay in memory until they end, and are
 * then written in bulk. A case with more to it than the straight way (requests, merging, what follows a closing) is
 * settled before: written as it stands, so that the ordinary verbs go on with it.
 *
 * Nobody else may act on the cases of the city meanwhile. Supervision and notices are not made for what is loaded.
 */
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import { addedIfNew, type Cells } from '#kernel/db/change.ts'
import { copyTogether } from '#kernel/db/copy.ts'
import { sql } from '#kernel/db/sql.ts'
import { notFound } from '#kernel/problem.ts'
import { type ActInput, type NewReport, STATES } from '../../contract.ts'
import type { UrbanCase } from '../../store.ts'
import { step, wayOf } from '../act.ts'
import { hasFollowUp } from '../after-closing.ts'
import { candidatesOf, proposalRow, proposeDuplicates } from '../duplicates.ts'
import { canSee, newsOf } from '../fire.ts'
import type { CaseReads } from '../reads.ts'
import { takeIn } from '../submit.ts'
import { apply, type Held, newHeld, standingOf, tablesOf, take } from './held.ts'
import { makeNeighbourhood, type Neighbour } from './neighbourhood.ts'
import { type Memory, readsOf } from './reads.ts'

export interface CaseLoad {
  /** Answers the case; its photographs must be known by `addFile`. */
  report(ctx: Ctx, report: NewReport & { id: string }): Promise<UrbanCase>
  /** Whether the case is still in memory and the event is one that stays there. */
  takes(caseId: string, event: string): boolean
  act(ctx: Ctx, caseId: string, event: string, input: ActInput): Promise<UrbanCase>
  find(caseId: string): UrbanCase | undefined
  /** Writes the case as it stands, and all around it: from now on the ordinary verbs act on it. */
  settle(caseId: string): Promise<void>
  /** Cases that others opened since then: new problems found at a check, second looks. */
  notice(since: Date): Promise<void>
  /** What became of a settled case. */
  noted(caseId: string, state: string): void
  /** A row of `stored_file` whose bytes are stored already. */
  addFile(row: { id: string; at: Date; cells: Cells }): void
  /** What the platform does by itself: proposes duplicates, gives late verifications to somebody else. */
  turn(ctx: Ctx): Promise<void>
  /** Writes photographs alone, also the cases that have ended, or at the end of a load everything. */
  flush(what: 'files' | 'ended' | 'everything'): Promise<void>
}

/** Events that concern other rows than those of the case. */
const SETTLED_FIRST: readonly string[] = [
  'merge',
  'unmerge',
  'undoClose',
  'newProblem',
  'void',
  'forceClose',
  'informativeClose',
  'disposeReject',
]
const ENDS: readonly string[] = ['closed', 'rejected', 'not_filed', 'voided', 'merged']
/** Longer than a case is looked for as a recurrence. */
const REMEMBERED_MS = 3 * 86_400_000

interface Loading {
  ctx: Ctx
  memory: Memory
  reads: CaseReads
  /** Rows of photographs not yet written. */
  files: Map<string, Cells>
  ended: Held[]
  /** Cases whose duplicates are looked for at the next turn. */
  early: string[]
}

export async function openLoad(ctx: Ctx): Promise<CaseLoad> {
  const memory: Memory = {
    held: new Map(),
    open: makeNeighbourhood(),
    closed: makeNeighbourhood(),
    files: new Map(),
    written: Promise.resolve(),
  }
  for (const one of await openCases(ctx, new Date(0))) memory.open.put(one)
  const loading: Loading = { ctx, memory, reads: readsOf(ctx, memory), files: new Map(), ended: [], early: [] }
  return {
    find: (caseId) => memory.held.get(caseId)?.row,
    takes: (caseId, event) => memory.held.has(caseId) && !SETTLED_FIRST.includes(event),
    report: (as, report) => takeReport(loading, as, report),
    async act(as, caseId, event, input) {
      const held = memory.held.get(caseId)
      if (!held) throw notFound()
      return move(loading, as, held, event, input)
    },
    settle: (caseId) => settleAround(loading, caseId),
    async notice(since) {
      for (const one of await openCases(ctx, since)) if (!memory.held.has(one.id)) memory.open.put(one)
    },
    noted(caseId, name) {
      const known = memory.open.remove(caseId)
      const state = STATES.find((one) => one === name)
      if (known && state) place(memory, { ...known, state, closedAt: state === 'closed' ? ctx.now() : null })
    },
    addFile({ id, at, cells }) {
      loading.files.set(id, cells)
      memory.files.set(id, at)
    },
    turn: (as) => turn(loading, asActor(as, SYSTEM)),
    async flush(what) {
      const all = what === 'everything' ? [...memory.held.values()] : []
      if (what === 'everything') memory.held.clear()
      const ended = what === 'files' ? [] : loading.ended.splice(0)
      await write(loading, [...ended, ...all])
    },
  }
}

async function takeReport(loading: Loading, as: Ctx, report: NewReport & { id: string }): Promise<UrbanCase> {
  const held = newHeld(await takeIn(as, report.id, report, loading.reads))
  loading.memory.held.set(held.row.id, held)
  await afterwards(loading, held, 'submit')
  return held.row
}

async function move(loading: Loading, as: Ctx, held: Held, event: string, input: ActInput, requestKey: string | null = null) {
  const { row, clocks } = held
  if (!canSee(as, row)) throw notFound()
  const way = await wayOf(as, row, event, input)
  const known = { row, clocks, standing: standingOf(held) }
  const [subject] = await step(as, way, known, { input, requestKey, reads: loading.reads })
  if (!subject) throw notFound()
  take(held, subject)
  await afterwards(loading, held, event)
  return held.row
}

async function afterwards(loading: Loading, held: Held, event: string): Promise<void> {
  const { row } = held
  place(loading.memory, row)
  if (event === 'submit' || event === 'forward') loading.early.push(row.id)
  if (!ENDS.includes(row.state)) return
  if (row.state === 'closed' && hasFollowUp(row)) return settle(loading, row.id, true)
  loading.memory.held.delete(row.id)
  loading.ended.push(held)
}

function place({ open, closed }: Memory, row: Neighbour): void {
  open.remove(row.id)
  if (!ENDS.includes(row.state)) open.put(row)
  else if (row.state === 'closed') closed.put(row)
}

/** One writing at a time; reads of the database wait for it. */
function write({ ctx, memory, files }: Loading, cases: Held[], told: readonly Held[] = []): Promise<void> {
  const tables = tablesOf(cases)
  if (files.size > 0) tables.set('stored_file', [...files.values()])
  files.clear()
  if (told.length > 0) tables.set('outbox', [...(tables.get('outbox') ?? []), ...told.map(closingOf)])
  if (tables.size > 0) memory.written = memory.written.then(() => copyTogether(ctx.db, tables))
  return memory.written
}

async function settle(loading: Loading, caseId: string, told = false): Promise<void> {
  const held = loading.memory.held.get(caseId)
  loading.memory.held.delete(caseId)
  await write(loading, held ? [held] : [], held && told ? [held] : [])
}

async function settleAround(loading: Loading, caseId: string): Promise<void> {
  const { held, open } = loading.memory
  const row = held.get(caseId)?.row
  const around = row?.lon == null || row.lat === null ? [] : open.around({ lon: row.lon, lat: row.lat }, AROUND_M)
  for (const { one } of around) await settle(loading, one.id)
  await settle(loading, caseId)
}

async function turn(loading: Loading, system: Ctx): Promise<void> {
  const { memory, reads } = loading
  const now = system.now()
  for (const id of loading.early.splice(0)) {
    const held = memory.held.get(id)
    if (!held) {
      await proposeDuplicates(system, id, reads)
      continue
    }
    const { row } = held
    const proposals = (await candidatesOf(system, row, reads)).map((one) => proposalRow(system, row, one))
    apply(held, addedIfNew('duplicate_proposal', ['caseId', 'masterId'], proposals))
  }
  for (const held of [...memory.held.values()]) {
    const { id, state, dueAt } = held.row
    const times = held.clocks.filter(({ kind }) => kind === 'verify').length
    if (state === 'verifying' && dueAt !== null && dueAt < now)
      await move(loading, system, held, 'verifyExpired', {}, `late-${id}-${times}`)
  }
  forget(memory, now)
}

/** Wider than any distance at which two cases may be the same. */
const AROUND_M = 60

/** Old photographs and closings are not asked about any more. */
function forget({ closed, files }: Memory, now: Date): void {
  for (const one of [...closed.all()]) if (now.getTime() - (one.closedAt?.getTime() ?? 0) > REMEMBERED_MS) closed.remove(one.id)
  for (const [id, at] of files) if (now.getTime() - at.getTime() > REMEMBERED_MS) files.delete(id)
}

function closingOf({ row }: Held): Cells {
  return { topic: 'case.changed', subjectId: row.id, payload: newsOf(row, 'close'), deliverAt: row.updatedAt }
}

function openCases({ db }: Ctx, since: Date): Promise<Neighbour[]> {
  return db.query(sql`select id, matter_code, component_code, description, summary, case_code, state, lon, lat, reported_at, closed_at
    from urban_case where open and reported_at >= ${since}`)
}
