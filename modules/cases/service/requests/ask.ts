/** A request is made: refused at once where its end could not be granted. */
import { scopeFor } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { violates } from '#kernel/db/database.ts'
import { derivedId, newId } from '#kernel/id.ts'
import { badField, notAllowed } from '#kernel/problem.ts'
import { transitionFor } from '#kernel/procedure/definition.ts'
import { newSubject, type Subject, save } from '#kernel/procedure/subject.ts'
import type { ActInput, CaseRequest, NewRequest, RequestKind } from '../../contract.ts'
import { isLong, REQUEST_RULES, requestProcedure } from '../../request-procedure.ts'
import type { UrbanCase } from '../../store.ts'
import type { RequestRow } from '../effects/index.ts'
import { gather, isOpen, unknownUnit } from '../facts.ts'
import { checkConditions, fire, illegalTransition, notMet, placed, tell } from '../fire.ts'
import { procedureOf, unitsOf } from '../held.ts'
import { readsFrom } from '../reads.ts'
import { type CaseInHand, caseInHand, requestById } from './load.ts'
import { moveRequest } from './move.ts'
import { requestView } from './view.ts'

export async function askRequest(ctx: Ctx, caseId: string, input: NewRequest): Promise<CaseRequest> {
  const kind = input.kind ?? 'extension'
  const id = ctx.requestKey ? derivedId('request', caseId, ctx.requestKey) : newId()
  const known = await requestById(ctx.db, id)
  const hand = await caseInHand(ctx, caseId, known?.unitCode)
  const { role, unitCode } = askerOf(ctx, hand.row, kind)
  if (known) return requestView(ctx, known, hand)
  const row = await draft(ctx, id, hand.row, { ...input, kind }, unitCode)
  await checkAsking(ctx, hand, row, input)
  const request = newSubject<RequestRow>(row, requestProcedure(kind, isLong(kind, row.requestedAt, row.untilAt)).initial, ctx.now())
  await writeDown(ctx, hand, request, role, input)
  ctx.announce()
  return requestView(ctx, request.row, hand)
}

function askerOf(ctx: Ctx, row: UrbanCase, kind: RequestKind): { role: string; unitCode: string } {
  const permission = REQUEST_RULES[kind].asks
  const scope = scopeFor(ctx.actor, permission, placed(row))
  if (!scope) throw notAllowed({ extra: { permission } })
  return { role: scope.role, unitCode: permission === 'request.create' ? (row.unitCode ?? '') : (scope.unitCode ?? '') }
}

type Draft = Omit<RequestRow, keyof import('#kernel/procedure/subject.ts').SubjectRow> & { id: string }

async function draft(ctx: Ctx, id: string, aCase: UrbanCase, input: NewRequest & { kind: RequestKind }, unitCode: string): Promise<Draft> {
  const rule = REQUEST_RULES[input.kind]
  if (rule.until && !input.untilAt) throw badField('untilAt', 'required', '填写恢复处置的日期', 'Say when handling goes on')
  if (rule.reasonKinds && !(input.reasonKind && input.reasonKind in rule.reasonKinds))
    throw badField('reasonKind', 'one_of', '选择原因类别', 'Choose the kind of reason')
  if (input.unitCode && !(await unitsOf(ctx)).codes.has(input.unitCode)) throw unknownUnit('unitCode')
  return {
    id,
    caseId: aCase.id,
    kind: input.kind,
    reason: input.reason.trim(),
    reasonKind: input.reasonKind ?? null,
    untilAt: input.untilAt ? new Date(input.untilAt) : null,
    suggestedUnit: input.unitCode ?? null,
    measure: input.measure ?? null,
    leader: input.leader ?? null,
    photos: input.photos ?? [],
    unitCode,
    requestedBy: ctx.actor.id,
    requestedName: ctx.actor.name,
    requestedAt: ctx.now(),
    decidedBy: [],
    decidedAt: null,
  }
}

/** The case must be one that the last approval could move, and nothing else may be asked for at the time. */
async function checkAsking(ctx: Ctx, { row, clocks, standing }: CaseInHand, request: Draft, input: NewRequest): Promise<void> {
  const rule = REQUEST_RULES[request.kind]
  const procedure = await procedureOf(ctx, row.procedureVersion)
  const asked = [rule.askEvent, rule.event].map((event) => event && transitionFor(procedure, row.state, event))
  const [ask, grant] = asked
  if (!grant || (rule.askEvent && !ask)) throw illegalTransition({ extra: { state: row.state, event: rule.event } })
  if (standing.requests.some(isOpen)) throw notMet([{ zh: '没有未办结的申请', en: 'No request is open' }])
  const { kind, requestedAt: askedAt, untilAt, reasonKind, measure, leader, photos } = request
  const fact = { kind, askedAt, untilAt, reasonKind, measure, leader, photos: photos.length }
  const given: ActInput = { photos, ...(reasonKind ? { reasonKind } : {}) }
  const gathered = await gather(ctx, readsFrom(ctx.db), { row, clocks, standing, events: [], input: given, request: fact })
  const attempt = { actorId: ctx.actor.id, at: ctx.now(), reason: input.reason, input: given }
  for (const transition of [ask, grant]) if (transition) checkConditions(procedure, transition, gathered, attempt)
}

async function writeDown(ctx: Ctx, hand: CaseInHand, request: Subject<RequestRow>, role: string, input: NewRequest): Promise<void> {
  const { askEvent } = REQUEST_RULES[request.row.kind]
  await moveRequest(ctx, request, 'submit', role, input.reason, hand.row)
  const told = askEvent ? await tellCase(ctx, hand, request.row, role, askEvent, input) : null
  try {
    await ctx.db.transaction(async (tx) => {
      await save(tx, 'case_request', request)
      if (told) await save(tx, 'urban_case', told)
    })
  } catch (error) {
    // Somebody asked in the same moment: one request at a time.
    if (violates(error, 'case_request_one_open')) throw notMet([{ zh: '没有未办结的申请', en: 'No request is open' }])
    if (!violates(error, 'case_request_pkey')) throw error
  }
}

/** T12: the asking itself stands in the history of the case. */
async function tellCase(
  ctx: Ctx,
  { row, clocks, standing, subject }: CaseInHand,
  request: RequestRow,
  role: string,
  event: 'requestReturn' | NonNullable<(typeof REQUEST_RULES)['return']['askEvent']>,
  { reason, reasonKind, unitCode }: NewRequest,
) {
  const procedure = await procedureOf(ctx, row.procedureVersion)
  const transition = transitionFor(procedure, row.state, event)
  if (!transition) throw illegalTransition({ extra: { state: row.state, event } })
  const input = { reason, ...(reasonKind ? { reasonKind } : {}), ...(unitCode ? { unitCode } : {}) }
  const gathered = await gather(ctx, readsFrom(ctx.db), { row, clocks, standing, events: [event], input })
  await fire(ctx, procedure, subject, transition, { input, role, requestKey: null, gathered, request })
  tell(subject, event, ctx.now())
  return subject
}
