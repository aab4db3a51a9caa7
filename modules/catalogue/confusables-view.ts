import type { Static } from 'typebox'
import { confusablesOf, type MatterRef } from './confusables.ts'
import type { ConfusableShape } from './contract.ts'

const codeOf = ({ major, minor }: MatterRef): string => `${major}-${minor}`

/** Help for the acceptor: rows in which the matter is chosen or mistaken. */
export function confusablesFor(matter: string): Static<typeof ConfusableShape> {
  const [major = '', minor = ''] = matter.split('-')
  return confusablesOf({ major, minor }).map((row) => ({
    choose: codeOf(row.choose),
    when: row.when,
    not: row.not.map((other) => ({ matter: codeOf(other), when: other.because })),
  }))
}
