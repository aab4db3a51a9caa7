/** Extensions: asked for by the department, approved twice, then the deadline moves from where it stands (T25, R8). */
import { scopeFor } from '#kernel/access/scope.ts'
import { extendClock, extensionsOf } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type Queryable, violates } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import type { CaseRequestTable } from '#kernel/db/tables.gen.ts'
import { headAfter, nextRecord } from '#kernel/history/record.ts'
import { derivedId, newId } from '#kernel/id.ts'
import { notAllowed, notFound, staleVersion } from '#kernel/problem.ts'
import type { Transition } from '#kernel/procedure/definition.ts'
import { actionsFrom, transitionFor, unmet } from '#kernel/procedure/definition.ts'
import { advance, loadedSubject, newSubject, replaceClock, runningClock, type Subject, save } from '#kernel/procedure/subject.ts'
import { calendarOf, currentCalendar } from '#modules/catalogue/index.ts'
import type { CaseRequest } from '../contract.ts'
import { type RequestEvent, type RequestFacts, type RequestGuard, type RequestState, requestProcedure } from '../request-procedure.ts'
import { caseById, clocksOf, type UrbanCase } from '../store.ts'
import { canSee, conditionNotMet, illegalTransition, newsOf, placed } from './act.ts'

type RequestRow = Omit<CaseRequestTable, 'state' | 'kind'> & { state: RequestState; kind: 'extension' }

type Step = Transition<RequestState, RequestEvent, RequestGuard>

interface Loaded {
  aCase: Subject<UrbanCase>
  facts(request: { requestedBy: string; departmentBy: string | null; decidedAt: Date | null } | null): RequestFacts
}

export async function askExtension(ctx: Ctx, caseId: string, reason: string): Promise<CaseRequest> {
  const { aCase, facts } = await loadCase(ctx, caseId)
  const step = requestProcedure.transitions[0]
  if (!step || aCase.row.unitCode === null) throw illegalTransition({ extra: { state: aCase.row.state } })
  const role = roleFor(ctx, step, aCase.row)
  const id = ctx.requestKey ? derivedId('request', caseId, ctx.requestKey) : newId()
  const known = await requestById(ctx, id)
  if (known) return view(ctx, known, aCase.row)
  check(ctx, step, facts(null), reason)
  const at = ctx.now()
  const request = newSubject<RequestRow>(
    {
      id,
      caseId,
      kind: 'extension',
      reason,
      unitCode: aCase.row.unitCode,
      requestedBy: ctx.actor.id,
      requestedName: ctx.actor.name,
      requestedAt: at,
      departmentBy: null,
      decidedAt: null,
    },
    'requested',
    at,
  )
  await move(ctx, request, step, role, reason, aCase.row)
  try {
    await save(ctx.db, 'case_request', request)
  } catch (error) {
    if (!violates(error, 'case_request_pkey')) throw error
  }
  ctx.announce()
  return view(ctx, request.row, aCase.row)
}

export async function actOnRequest(
  ctx: Ctx,
  id: string,
  event: string,
  input: { reason?: string; version?: number },
): Promise<CaseRequest> {
  const row = await requestById(ctx, id)
  if (!row) throw notFound()
  const { aCase, facts } = await loadCase(ctx, row.caseId)
  // One word on screens for refusing, whichever level it is at.
  const fired = event === 'reject' && row.state === 'dept_approved' ? 'rejectCentre' : event
  const any = requestProcedure.transitions.find((one) => one.event === fired && one.event !== 'submit')
  if (!any) throw notFound()
  const role = roleFor(ctx, any, aCase.row)
  if (input.version !== undefined && input.version !== row.version) throw staleVersion({ extra: { state: row.state } })
  const step = transitionFor(requestProcedure, row.state, fired)
  if (!step) throw illegalTransition({ extra: { state: row.state, event } })
  check(ctx, step, facts(row), input.reason ?? null)
  const request = loadedSubject(row, [])
  await move(ctx, request, step, role, input.reason ?? null, aCase.row)
  if (fired === 'approveDepartment') request.row.departmentBy = ctx.actor.id
  if (requestProcedure.states[request.row.state].terminal) request.row.decidedAt = ctx.now()
  await ctx.db.transaction(async (tx) => {
    await save(tx, 'case_request', request)
    if (fired === 'approveCentre') {
      await extend(ctx, aCase, role, id)
      await save(tx, 'urban_case', aCase)
    }
  })
  ctx.announce()
  return view(ctx, request.row, aCase.row)
}

async function move(
  ctx: Ctx,
  request: Subject<RequestRow>,
  step: Step,
  role: string,
  reason: string | null,
  aCase: UrbanCase,
): Promise<void> {
  const firing = {
    procedure: 'case_request',
    actor: ctx.actor,
    role,
    at: ctx.now(),
    reason,
    payload: { caseId: aCase.id },
    requestKey: ctx.requestKey,
    calendar: await currentCalendar(ctx),
  }
  advance(request, step, firing)
  request.events.push({
    topic: 'request.changed',
    subjectId: aCase.id,
    payload: newsOf(aCase, `request.${step.event}`),
    deliverAt: ctx.now(),
  })
}

/** T25: no move of the case; the deadline goes on from where it stands by one original limit. */
async function extend(ctx: Ctx, aCase: Subject<UrbanCase>, role: string, requestId: string): Promise<void> {
  const clock = runningClock(aCase, 'disposal')
  if (!clock) throw illegalTransition({ extra: { state: aCase.row.state } })
  const calendar = await calendarOf(ctx, clock.state.calendarVersion)
  const before = clock.deadlineAt
  replaceClock(aCase, 'disposal', (state) => extendClock(state, calendar, ctx.now().getTime()))
  const record = nextRecord(aCase.row.id, aCase.row, {
    procedure: 'case',
    event: 'extended',
    fromState: aCase.row.state,
    toState: aCase.row.state,
    actor: ctx.actor,
    role,
    at: ctx.now(),
    payload: { transition: 'T25', requestId, from: before?.toISOString() ?? null, to: aCase.row.dueAt?.toISOString() ?? null },
  })
  aCase.records.push(record)
  Object.assign(aCase.row, headAfter(record), { updatedAt: ctx.now() })
  aCase.events.push({ topic: 'case.changed', subjectId: aCase.row.id, payload: newsOf(aCase.row, 'extended'), deliverAt: ctx.now() })
}

function check(ctx: Ctx, step: Step, facts: RequestFacts, reason: string | null): void {
  const missing = unmet(requestProcedure, step, facts, { actorId: ctx.actor.id, at: ctx.now(), reason, input: {} }, true)
  if (step.reason === 'required' && !reason?.trim()) missing.push({ zh: '填写理由', en: 'Give a reason' })
  if (missing.length === 0) return
  throw conditionNotMet({
    detail: { zh: missing.map((one) => one.zh).join('；'), en: missing.map((one) => one.en).join('; ') },
    errors: missing.map((message) => ({ field: '', rule: 'condition', message })),
  })
}

async function loadCase(ctx: Ctx, caseId: string): Promise<Loaded> {
  const [row, clocks, others] = await Promise.all([caseById(ctx.db, caseId), clocksOf(ctx.db, caseId), requestRows(ctx.db, caseId)])
  if (!row || !canSee(ctx, row)) throw notFound()
  const aCase = loadedSubject(row, clocks)
  const clock = runningClock(aCase, 'disposal')
  return {
    aCase,
    facts: (request) => ({
      requestedBy: request?.requestedBy ?? ctx.actor.id,
      departmentBy: request?.departmentBy ?? null,
      caseState: row.state,
      deadline: clock?.deadlineAt ?? null,
      approvedExtensions: clock ? extensionsOf(clock.state) : 0,
      openRequests: others.filter((one) => one.decidedAt === null).length,
    }),
  }
}

function roleFor(ctx: Ctx, step: Step, aCase: UrbanCase): string {
  const scope = scopeFor(ctx.actor, step.permission, placed(aCase))
  if (!scope) throw notAllowed({ extra: { permission: step.permission } })
  return scope.role
}

async function requestById(ctx: Ctx, id: string): Promise<RequestRow | undefined> {
  return (await ctx.db.query<RequestRow>(sql`select * from case_request where id = ${id}`))[0]
}

async function requestRows(db: Queryable, caseId: string): Promise<RequestRow[]> {
  return db.query<RequestRow>(sql`select * from case_request where case_id = ${caseId} order by requested_at`, { prepared: true })
}

export async function requestsOfCase(db: Queryable, ctx: Ctx, aCase: UrbanCase): Promise<CaseRequest[]> {
  const rows = await requestRows(db, aCase.id)
  return Promise.all(rows.map((row) => view(ctx, row, aCase)))
}

async function view(ctx: Ctx, row: RequestRow, aCase: UrbanCase): Promise<CaseRequest> {
  const clock =
    row.decidedAt === null
      ? (await clocksOf(ctx.db, row.caseId)).find((one) => one.kind === 'disposal' && one.stoppedAt === null)
      : undefined
  const facts: RequestFacts = {
    requestedBy: row.requestedBy,
    departmentBy: row.departmentBy,
    caseState: aCase.state,
    deadline: clock?.deadlineAt ?? null,
    approvedExtensions: clock ? extensionsOf(clock.state) : 0,
    openRequests: 1,
  }
  const { allowed } = actionsFrom(requestProcedure, row.state, facts, {
    actorId: ctx.actor.id,
    at: ctx.now(),
    may: (permission) => scopeFor(ctx.actor, permission, placed(aCase)) !== undefined,
  })
  return {
    id: row.id,
    caseId: row.caseId,
    kind: row.kind,
    state: row.state,
    version: row.version,
    reason: row.reason,
    unitCode: row.unitCode,
    requestedBy: row.requestedName,
    requestedAt: row.requestedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    caseCode: aCase.caseCode,
    actions: allowed.map((action) => ({ ...action, input: action.input })),
  }
}

export async function getRequest(ctx: Ctx, id: string): Promise<CaseRequest> {
  const row = await requestById(ctx, id)
  const aCase = row ? await caseById(ctx.db, row.caseId) : undefined
  if (!row || !aCase || !canSee(ctx, aCase)) throw notFound()
  return view(ctx, row, aCase)
}
