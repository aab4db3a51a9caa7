/** Gathers what the conditions of a transition look at. */
import { scopesOf } from '#kernel/access/actor.ts'
import { addWorking, type Calendar, computeDeadline } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { badField } from '#kernel/problem.ts'
import type { ClockRow } from '#kernel/procedure/subject.ts'
import { currentCalendar, type Entry, entriesOf } from '#modules/catalogue/index.ts'
import type { ActInput } from '../contract.ts'
import type { CaseFacts, RequestFact } from '../guards/index.ts'
import type { CaseEvent } from '../procedure/index.ts'
import { isLastStep, isLong, REQUEST_STATE_TITLES } from '../request-procedure.ts'
import { competentUnits, duplicateRadius, type Routing, routeUnit } from '../rules.ts'
import type { RequestStanding, Standing, UrbanCase } from '../store.ts'
import { unitsOf } from './held.ts'
import { type CaseReads, masterOf } from './reads.ts'

export interface Gathered {
  facts: CaseFacts
  standing: Standing
  /** The handbook entry that applies, chosen by the caller or kept on the case. */
  entry: Entry | undefined
  routing: Routing | null
  /** The handler whom the caller names, where the department has one of that id. */
  handler: { id: string; name: string } | null
  /** The case to merge into, chains flattened. */
  master: UrbanCase | null
  /** The same problem, closed not more than 24 h ago (CL §9). */
  closedBefore: string | null
}

export interface Asking {
  row: UrbanCase
  clocks: readonly ClockRow[]
  standing: Standing
  events: readonly CaseEvent[]
  input: ActInput
  /** The request asked for or decided now; otherwise the open one counts where its last decision is due. */
  request?: RequestFact
}

/** Facts with what the caller sends already looked up, for one event or for several in a row; their reads go out at once. */
export async function gather(ctx: Ctx, reads: CaseReads, asking: Asking): Promise<Gathered> {
  const { row, events, input, standing } = asking
  const matterCode = input.matter ?? row.matterCode
  const entries = matterCode === null ? [] : await entriesOf(ctx, matterCode)
  if (input.matter && entries.length === 0) throw unknownMatter()
  const entry = entries.find((one) => one.conditionNo === (input.conditionNo ?? row.conditionNo ?? 1))
  const units = await unitsOf(ctx)
  const routing = routed(standing) ?? (entry ? routeUnit(units.ofTrade(entry.trade), entry, row) : null)
  const unitCode = events.includes('dispatch') ? (input.unitCode ?? routing?.unitCode) : undefined
  if (unitCode !== undefined && !units.codes.has(unitCode)) throw unknownUnit('unitCode')
  const looked = await lookUp(reads, asking, { matterCode, entry, unitCode })
  if (looked.photos.length !== new Set(input.photos ?? []).size) throw unknownPhoto()
  if (input.handlerId && looked.handler === null) throw unknownHandler()
  const calendar = await currentCalendar(ctx)
  const given: CaseFacts['given'] = {
    conditionKnown: entry !== undefined,
    unitActive: looked.unitActive,
    unitCompetent:
      entry !== undefined && competentUnits(units.ofTrade(entry.trade), entry.trade, row).some((unit) => unit.code === unitCode),
    unitReturnedBefore: unitCode !== undefined && standing.returnedUnits.includes(unitCode),
    photosTaken: looked.photos.map((photo) => photo.at),
    handlerOfUnit: looked.handler !== null,
    mayOverride: scopesOf(ctx.actor, 'case.overrideDispatch').length > 0,
    master: looked.master && { open: isEligible(looked.master, row), proposed: looked.proposed },
  }
  const facts: CaseFacts = {
    ...ownFacts(asking, entry, calendar),
    matterCode,
    // Only an earlier report can be the master (CL §9); everything stored is earlier than a new one.
    duplicates: looked.similar.filter((one) => !standing.stored || one.reportedAt < row.reportedAt.toISOString()),
    photographedAt: looked.photographedAt,
    masterDispatched: looked.ownMaster?.dispatchedAt != null,
    given,
  }
  return { facts, standing, entry, routing, handler: looked.handler, master: looked.master, closedBefore: looked.closedBefore }
}

/** What the row, its clocks and its requests say by themselves. */
function ownFacts({ row, clocks, standing, request }: Asking, entry: Entry | undefined, calendar: Calendar) {
  const clock = clocks.find((one) => one.kind === 'disposal' && one.stoppedAt === null)
  const { requests } = standing
  const decided = requests.filter((one) => !isOpen(one) && one.state !== 'withdrawn')
  return {
    ...pick(row),
    task: standing.tasks.at(-1) ?? null,
    afterPhotos: standing.afterPhotos,
    openRequests: requests.filter(isOpen).length,
    request: request ?? requestDue(requests),
    twoStages: row.secondAmount !== null,
    disposal: clock ? { deadline: clock.deadlineAt, paused: clock.deadlineAt === null } : null,
    returnBy: row.dispatchedAt && new Date(addWorking(calendar, row.dispatchedAt.getTime(), RETURN_HOURS * 3600)),
    appealBy:
      row.closedAt && new Date(computeDeadline(calendar, row.closedAt.getTime(), { amount: APPEAL_DAYS, unit: 'work_day' }).deadline),
    returnedByUnit: requests.some((one) => one.kind === 'return' && one.unitCode === row.unitCode && one.state !== 'withdrawn'),
    appealed: decided.some((one) => one.kind === 'appeal'),
    safetyCritical: entry?.safetyCritical ?? false,
    simpleFlow: entry?.simpleFlow ?? false,
    informativeAllowed: entry?.informativeClose ?? false,
  }
}

const RETURN_HOURS = 2
const APPEAL_DAYS = 5

function pick(row: UrbanCase) {
  const { source, lon, lat, state, round, stage, verified, verifyCount, handledBy, reportedBy, disposedAt, closedAt, closedBy, onTime } =
    row
  const { extendCount, suspendCount, deferCount, handlerId, resultAt } = row
  return {
    ...{ source, lon, lat, state, round, stage, verified, verifyCount, handledBy, reportedBy, disposedAt, closedAt, closedBy, onTime },
    ...{ extendCount, suspendCount, deferCount, handlerId, resultAt },
  }
}

export const isOpen = ({ state }: RequestStanding): boolean => REQUEST_STATE_TITLES[state].terminal !== true

/** The open request whose next approval is the last. */
function requestDue(requests: readonly RequestStanding[]): RequestFact | null {
  const open = requests.find(isOpen)
  if (!open || !isLastStep(open.kind, isLong(open.kind, open.requestedAt, open.untilAt), open.state)) return null
  return requestFact(open)
}

export function requestFact({ kind, requestedAt, untilAt, reasonKind, measure, leader, photos }: RequestStanding): RequestFact {
  return { kind, askedAt: requestedAt, untilAt, reasonKind, measure, leader, photos: photos.length }
}

/** Who returned a case rightly has said whose it is. */
function routed({ requests }: Standing): Routing | null {
  const said = requests.findLast((one) => one.kind === 'return' && one.state === 'approved')
  if (!said?.suggestedUnit) return null
  return { unitCode: said.suggestedUnit, reason: { zh: '退回部门建议的责任单位', en: 'Named by the department that returned the case' } }
}

/** The master is the earlier one: by filing, before that by reporting (CL §9). */
function isEligible(master: UrbanCase, row: UrbanCase): boolean {
  if (master.id === row.id || TERMINAL.includes(master.state)) return false
  if (master.filedAt && row.filedAt) return master.filedAt <= row.filedAt
  return master.filedAt !== null || (row.filedAt === null && master.reportedAt <= row.reportedAt)
}

const TERMINAL: readonly string[] = ['closed', 'rejected', 'not_filed', 'voided', 'merged']

interface Chosen {
  matterCode: string | null
  entry: Entry | undefined
  unitCode: string | undefined
}

async function lookUp(reads: CaseReads, { row, events, input }: Asking, { matterCode, entry, unitCode }: Chosen) {
  const near = events.includes('file') && matterCode !== null && row.lon !== null && row.lat !== null
  const point = { lon: row.lon ?? 0, lat: row.lat ?? 0 }
  const radius = duplicateRadius(entry?.areaMatter ?? false)
  const since = new Date(row.reportedAt.getTime() - RECURRENCE_MS)
  const [photos, similar, closedBefore, unitActive, photographedAt, master, ownMaster, handlers] = await Promise.all([
    reads.photoTimes(input.photos ?? []),
    near ? reads.openCasesNear(matterCode, point, radius, row.id) : [],
    near ? reads.closedNear(matterCode, point, radius, since) : null,
    unitCode !== undefined && reads.hasOperator(unitCode),
    events.includes('selfHandle') ? reads.firstPhotographed(row.id) : null,
    input.masterId ? masterOf(reads, input.masterId) : undefined,
    row.mergedInto ? reads.caseById(row.mergedInto) : undefined,
    input.handlerId && row.unitCode ? reads.handlersOf(row.unitCode) : [],
  ])
  const proposed = master !== undefined && (await reads.isProposed(row.id, [master.id, input.masterId ?? master.id]))
  const handler = handlers.find((one) => one.id === input.handlerId) ?? null
  return { photos, similar, closedBefore, unitActive, photographedAt, master: master ?? null, ownMaster, proposed, handler }
}

const RECURRENCE_MS = 24 * 3_600_000

export const unknownMatter = () => badField('matter', 'unknown_matter', '目录中没有这个事项', 'The catalogue has no such matter')
export const unknownHandler = () => badField('handlerId', 'not_of_unit', '不是本部门的处置人员', 'No handler of this department')
export const unknownPhoto = () =>
  badField('photos', 'unknown_file', '照片不存在，请重新上传', 'A photograph does not exist; upload it again')
export const unknownUnit = (field: string) => badField(field, 'unknown_unit', '没有这个单位', 'There is no such unit')
