/** What the people of a simulated city can do. Two real ways: through the public API, or with the same rules in memory. */
import type { NewReport, NewRequest, RecheckAnswer, Source } from '#modules/cases/index.ts'
import type { Person } from './people.ts'

/** What somebody who acts on a case sees of it. */
export interface View {
  id: string
  state: string
  unitCode: string | null
  dutyGridCode: string | null
  lon: number | null
  lat: number | null
  dueAt: number | null
  limitUnit: string | null
  fast: boolean
  stage: number
}

/** What came back instead: the stable code of the problem. */
export interface Refusal {
  refused: string
}

export interface Stage {
  report(who: Person, report: NewReport): Promise<View | Refusal>
  /** Fires an event; the view only where it is asked for, as each has its price. */
  act(who: Person, caseId: string, event: string, input: object): Promise<Refusal | null>
  actAndSee(who: Person, caseId: string, event: string, input: object): Promise<View | Refusal>
  see(who: Person, caseId: string): Promise<View | Refusal>
  ask(who: Person, caseId: string, request: NewRequest): Promise<{ id: string } | Refusal>
  decide(who: Person, requestId: string, verb: 'approve' | 'reject' | 'withdraw', reason: string): Promise<Refusal | null>
  /** A photograph taken not before `since`. */
  photo(who: Person, since: number): Promise<string>
  /** Earlier open cases that may be the same problem. */
  mastersOf(who: Person, caseId: string): Promise<string[]>
  /** What follows a closing; null where the way of loading leaves it to the platform. */
  after: AfterClosing | null
}

export interface AfterClosing {
  revisit(who: Person, caseId: string, answer: string): Promise<Refusal | null>
  orderRecheck(who: Person, caseId: string): Promise<Refusal | null>
  /** Orders of supervision that wait for an answer. */
  orders(who: Person): Promise<{ id: string; unitCode: string }[]>
  actOnOrder(who: Person, id: string, event: 'answer', reason: string): Promise<Refusal | null>
  /** Second looks that nobody has taken yet. */
  rechecks(who: Person): Promise<{ id: string; caseId: string }[]>
  answerRecheck(who: Person, id: string, answer: RecheckAnswer): Promise<Refusal | null>
  /** On the acceptor's table since before then: what the platform itself opened, after a check or a second look. */
  waiting(who: Person, before: number): Promise<Waiting[]>
}

export interface Waiting {
  view: View
  source: Source
  matter: string | null
}

export const isRefusal = (answer: object | null): answer is Refusal => answer !== null && 'refused' in answer
