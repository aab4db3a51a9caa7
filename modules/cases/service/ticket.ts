/** Hotline tickets have a due date of their own (CL §12). */
import { type Calendar, subtractWorking } from '#kernel/clock/index.ts'

const MARGIN_SECONDS = 2 * 3600

/** A hotline ticket wants its answer two working hours before it is due. */
export function ticketAnswerBy(calendar: Calendar, ticketDueAt: Date): Date {
  return new Date(subtractWorking(calendar, ticketDueAt.getTime(), MARGIN_SECONDS))
}
