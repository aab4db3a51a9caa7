/** Words and tones of the states of an order; what they are called stands in the procedure. */
import type { Titles } from '#kernel/titles.ts'
import type { OrderState } from '#modules/coordination/contract.ts'
import { supervision } from '#modules/coordination/procedures.ts'

const { states } = supervision

export const STATE_TITLES: Record<OrderState, Titles> = {
  issued: states.issued.title,
  answered: states.answered.title,
  returned: states.returned.title,
  accepted: states.accepted.title,
  escalated: states.escalated.title,
  closed: states.closed.title,
}

/** Who has to move next decides the tone. */
export const STATE_TONES: Record<OrderState, 'department' | 'centre' | 'done' | 'resting'> = {
  issued: 'department',
  answered: 'centre',
  returned: 'department',
  accepted: 'done',
  escalated: 'resting',
  closed: 'resting',
}
