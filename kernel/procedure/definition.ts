/**
 * A procedure as a table: states, events, who may, on which conditions, which clocks stop and start.
 * Pure: server and screen ask the same table what is allowed.
 */
import type { TObject } from 'typebox'
import type { Limit } from '#kernel/clock/index.ts'
import type { Titles } from '../titles.ts'

export interface StateDefinition {
  title: Titles
  /** Role that has to act next; null in terminal states. */
  holder: string | null
  terminal?: boolean
}

/** One attempt to fire an event. */
export interface Attempt {
  actorId: string
  at: Date
  reason: string | null
  input: Record<string, unknown>
}

export interface Guard<F> {
  /** The condition in words, shown where it is not met. */
  title: Titles
  /** Guards about what the caller sends are left out when only asking which actions are open. */
  needsInput?: boolean
  /** Why no city may do without it. */
  core?: Titles
  holds(facts: F, attempt: Attempt): boolean
}

export interface Transition<S extends string, E extends string, G extends string> {
  /** Row of the domain's table, such as T07. */
  id: string
  event: E
  from: readonly S[]
  /** Null: no move. */
  to: S | null
  title: Titles
  permission: string
  /** Further permissions a city may give the row to. */
  instead?: readonly string[]
  /** Why no city may do without the row. */
  core?: Titles
  /** Fired by the platform itself only. */
  system?: boolean
  /** Stands for several rows run at once; never fired by itself. */
  runs?: readonly E[]
  /** Goes by a request: the caller asks, or decides the request of this kind that waits. */
  via?: { request: string; step: 'ask' | 'approve' | 'reject' }
  guards: readonly G[]
  /** `required`: the caller must say why. */
  reason?: 'required' | 'optional'
  /** Words the reason kind must be one of, where the domain lists them. */
  reasonKinds?: Record<string, Titles>
  input?: TObject
  stops?: readonly string[]
  starts?: string
}

export interface ClockRule {
  kind: string
  title: Titles
  /** Fixed limit, or null where the subject brings its own (the disposal limit of the handbook). */
  limit: Limit | null
  chargedRole: string
}

export interface Procedure<S extends string, E extends string, G extends string, F> {
  name: string
  title: Titles
  table: string
  version: number
  initial: S
  states: Record<S, StateDefinition>
  transitions: readonly Transition<S, E, G>[]
  guards: Record<G, Guard<F>>
  clocks: Record<string, ClockRule>
}

export interface AllowedAction<E extends string> {
  event: E
  transition: string
  title: Titles
  reason: 'required' | 'optional' | null
  reasonKinds: Record<string, Titles> | null
  input: TObject | null
}

export interface MissingConditions<E extends string> {
  event: E
  title: Titles
  missing: Titles[]
}

/** Everything that leaves the state, split into what is open now and what lacks a condition. */
export function actionsFrom<S extends string, E extends string, G extends string, F>(
  procedure: Procedure<S, E, G, F>,
  state: S,
  facts: F,
  asker: { actorId: string; at: Date; may(permission: string): boolean },
): { allowed: AllowedAction<E>[]; blocked: MissingConditions<E>[] } {
  const attempt: Attempt = { actorId: asker.actorId, at: asker.at, reason: null, input: {} }
  const allowed: AllowedAction<E>[] = []
  const blocked: MissingConditions<E>[] = []
  for (const transition of procedure.transitions) {
    if (transition.system || transition.runs || !transition.from.includes(state) || !asker.may(transition.permission)) continue
    const missing = unmet(procedure, transition, facts, attempt, false)
    if (missing.length > 0) blocked.push({ event: transition.event, title: transition.title, missing })
    else allowed.push(asAction(transition))
  }
  return { allowed, blocked }
}

function asAction<S extends string, E extends string, G extends string>(transition: Transition<S, E, G>): AllowedAction<E> {
  return {
    event: transition.event,
    transition: transition.id,
    title: transition.title,
    reason: transition.reason ?? null,
    reasonKinds: transition.reasonKinds ?? null,
    input: transition.input ?? null,
  }
}

/** The conditions of a transition that do not hold. */
export function unmet<S extends string, E extends string, G extends string, F>(
  procedure: Procedure<S, E, G, F>,
  transition: Transition<S, E, G>,
  facts: F,
  attempt: Attempt,
  withInput: boolean,
): Titles[] {
  return transition.guards
    .map((name) => procedure.guards[name])
    .filter((guard) => (withInput || !guard.needsInput) && !guard.holds(facts, attempt))
    .map((guard) => guard.title)
}

/** The one transition for an event in a state; undefined when the table has none. */
export function transitionFor<S extends string, E extends string, G extends string, F>(
  procedure: Procedure<S, E, G, F>,
  state: S,
  event: string,
): Transition<S, E, G> | undefined {
  return procedure.transitions.find((transition) => transition.event === event && transition.from.includes(state))
}
