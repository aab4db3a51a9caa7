/** Which requests the asker could make of a case now, and what stands against the others. */
import { scopeFor } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { transitionFor, unmet } from '#kernel/procedure/definition.ts'
import { type Askable, REQUEST_KINDS, type RequestKind } from '../../contract.ts'
import type { RequestFact } from '../../guards/index.ts'
import { REQUEST_RULES } from '../../request-procedure.ts'
import type { UrbanCase } from '../../store.ts'
import type { Gathered } from '../facts.ts'
import { placed } from '../fire.ts'
import type { CaseProcedure } from '../held.ts'

export function askable(ctx: Ctx, procedure: CaseProcedure, row: UrbanCase, { facts }: Gathered): Askable[] {
  return REQUEST_KINDS.filter((kind) => scopeFor(ctx.actor, REQUEST_RULES[kind].asks, placed(row)) !== undefined).flatMap((kind) => {
    const rule = REQUEST_RULES[kind]
    const steps = [rule.askEvent, rule.event].flatMap((event) => (event ? [transitionFor(procedure, row.state, event)] : []))
    if (steps.some((step) => step === undefined)) return []
    const attempt = { actorId: ctx.actor.id, at: ctx.now(), reason: null, input: {} }
    const asking = { ...facts, request: draftOf(kind, ctx.now()) }
    const missing = steps.flatMap((step) => (step ? unmet(procedure, step, asking, attempt, false) : []))
    if (facts.openRequests > 0) missing.push({ zh: '没有未办结的申请', en: 'No request is open' })
    const { title, until = false, evidence = false, reasonKinds = null } = rule
    return [{ kind, title, until, evidence, reasonKinds, missing }]
  })
}

function draftOf(kind: RequestKind, askedAt: Date): RequestFact {
  return { kind, askedAt, untilAt: null, reasonKind: null, measure: null, leader: null, photos: 0 }
}
