/** The worked examples of CL 7.2, row by row: the table the tests check and the benchmark counts on. */
import type { DayMode } from './calendar-data.ts'
import type { LimitUnit } from './limit.ts'

/** Times are local, `YYYY-MM-DD HH:mm`. */
export interface WorkedExample {
  row: string
  start: string
  amount: number
  unit: LimitUnit
  deadline: string
  why: string
  profileId?: string
  mode?: DayMode
  pause?: [from: string, to: string]
  /** Granted at the given time (R8). */
  extension?: { at: string; amount: number }
}

type Row = [row: string, start: string, limit: string, deadline: string, why: string, more?: Partial<WorkedExample>]

const UNIT_WORDS: Record<string, LimitUnit> = { min: 'minute', wh: 'work_hour', wd: 'work_day', uh: 'urgent_hour', nd: 'natural_day' }

const END_OF_DAY: Partial<WorkedExample> = { mode: 'END_OF_DAY' }
const W2: Partial<WorkedExample> = { profileId: 'W2' }

const ROWS: Row[] = [
  ['1', '2023-03-15 09:00', '4 wh', '2023-03-15 15:00', '3 h before lunch + 1 h after'],
  ['2', '2023-03-15 11:00', '2 wh', '2023-03-15 15:00', 'lunch is not counted'],
  ['3', '2023-09-28 17:30', '4 wh', '2023-10-07 11:30', '0.5 h, 8 days off, 3.5 h on make-up Sat 10-07'],
  ['4', '2023-09-28 17:30', '2 uh', '2023-09-28 19:30', 'continuous'],
  ['5', '2023-09-22 17:30', '4 wh', '2023-09-25 11:30', 'ordinary Friday evening'],
  ['6', '2023-09-22 17:30', '1 wd', '2023-09-25 17:30', '8 working h: 0.5 + 7.5'],
  ['6 by END_OF_DAY', '2023-09-22 17:30', '1 wd', '2023-09-25 18:00', 'end of the next workday', END_OF_DAY],
  ['7', '2023-09-28 10:00', '2 wd', '2023-10-08 10:00', '6 h Thu + 8 h Sat 10-07 + 2 h Sun 10-08'],
  ['7 by END_OF_DAY', '2023-09-28 10:00', '2 wd', '2023-10-08 18:00', 'end of the 2nd workday', END_OF_DAY],
  ['8', '2023-09-27 15:00', '5 wd', '2023-10-10 15:00', '3 h Wed, Thu, 10-07, 10-08, 10-09, 5 h Tue'],
  ['9', '2023-09-28 10:00', '2 nd', '2023-09-30 10:00', 'holiday counts'],
  ['10', '2023-10-01 09:00', '4 wh', '2023-10-07 12:00', 'dispatched on a holiday; stays at window end'],
  ['11', '2023-10-07 16:00', '4 wh', '2023-10-08 10:00', 'both days are make-up workdays'],
  ['12', '2023-10-08 09:00', '1 wd', '2023-10-09 09:00', 'Sunday is a workday'],
  ['13', '2023-01-20 15:00', '4 wh', '2023-01-28 09:00', 'Fri before 春节; make-up Sat 01-28'],
  ['14', '2023-01-20 08:00', '3 wd', '2023-01-29 18:00', 'Fri, Sat, Sun: ends at window end'],
  ['15', '2023-04-22 10:00', '4 wh', '2023-04-23 12:00', 'Sat off, Sun 04-23 is make-up'],
  ['16', '2023-04-28 16:30', '4 wh', '2023-05-04 10:30', 'before 劳动节'],
  ['17', '2023-04-04 14:00', '2 wd', '2023-04-07 12:00', '清明 04-05 off'],
  ['18', '2023-06-21 12:30', '1 wd', '2023-06-25 12:00', 'start inside lunch; 端午; make-up Sun 06-25'],
  ['19', '2023-12-29 16:00', '4 wh', '2024-01-02 10:00', 'new year with the weekend'],
  ['20', '2024-02-07 09:00', '5 wd', '2024-02-20 09:00', '除夕 is a workday, make-up Sun 02-18'],
  ['21', '2024-02-09 15:00', '4 wh', '2024-02-18 09:00', '除夕 afternoon 3 h + make-up Sun'],
  ['22', '2024-04-03 16:00', '1 wd', '2024-04-07 16:00', '清明, make-up Sun 04-07'],
  ['23', '2024-04-30 17:00', '4 wh', '2024-05-06 11:00', '劳动节'],
  ['24', '2024-05-10 17:00', '4 wh', '2024-05-11 11:00', 'make-up Sat 05-11'],
  ['25', '2024-06-07 14:30', '1 wd', '2024-06-11 14:30', '端午 Mon 06-10'],
  ['26', '2024-09-13 16:00', '4 wh', '2024-09-14 10:00', 'make-up Sat 09-14'],
  ['27', '2024-09-14 14:00', '1 wd', '2024-09-18 12:00', '中秋; ends at window end'],
  ['28', '2024-09-29 10:00', '3 wd', '2024-10-09 10:00', 'make-up Sun, Mon, 国庆, Tue, Wed'],
  ['29', '2024-09-30 08:00', '5 wd', '2024-10-11 18:00', 'over 国庆'],
  ['30', '2024-03-11 12:00', '2 wh', '2024-03-11 16:00', 'exactly at window end: starts 14:00'],
  ['31', '2024-03-11 18:00', '2 wh', '2024-03-12 10:00', 'exactly at day end'],
  ['32', '2024-03-11 08:00', '4 wh', '2024-03-11 12:00', '12:00, not 14:00'],
  ['33', '2024-03-11 08:00', '1 wd', '2024-03-11 18:00', '18:00 same day'],
  ['34', '2023-12-14 09:00', '4 wh', '2023-12-14 15:30', 'W2', W2],
  ['35', '2023-12-14 16:00', '1 wd', '2023-12-15 16:00', 'W2: 1.5 h + 5.5 h', W2],
  ['36', '2024-09-30 23:30', '2 uh', '2024-10-01 01:30', 'over midnight into a holiday'],
  ['37', '2023-11-06 09:00', '2 wd', '2023-12-04 16:00', '挂账: 10 h used, 6 h left', { pause: ['2023-11-07 11:00', '2023-12-04 08:00'] }],
  [
    '38',
    '2023-09-27 14:00',
    '4 wh',
    '2023-10-07 09:30',
    'resumed on a holiday: the rest starts 10-07 08:00',
    { pause: ['2023-09-27 16:30', '2023-09-30 10:00'] },
  ],
  ['39', '2023-07-28 17:30', '2 uh', '2023-07-28 21:20', '40 min used, 80 min left', { pause: ['2023-07-28 18:10', '2023-07-28 20:00'] }],
  ['40, round 1', '2023-12-13 10:00', '1 wd', '2023-12-14 10:00', 'the first round'],
  ['40', '2023-12-14 09:30', '1 wd', '2023-12-15 09:30', 'round 2 has a full new limit'],
  ['41', '2023-12-11 11:00', '2 wd', '2023-12-13 11:00', 'B gets a fresh clock after the return of A'],
  ['42', '2023-09-28 17:30', '4 wh', '2023-10-07 11:30', 'done 10-07 15:00: overdue by 1.5 working h'],
  ['43a', '2023-11-20 14:00', '5 wd', '2023-11-27 12:00', '4 h Mon, Tue - Fri, 4 h Mon'],
  ['43b', '2023-11-20 14:00', '3 wd', '2023-11-23 12:00', 'assisting department'],
  ['44', '2023-07-28 05:00', '1 uh', '2023-07-28 06:00', 'typhoon landing day; emergency mode'],
  ['45', '2023-12-14 17:50', '30 min', '2023-12-14 18:20', 'post clocks are continuous'],
  [
    '46',
    '2023-09-28 10:00',
    '2 wd',
    '2023-10-10 10:00',
    'extension from the current deadline, not from the approval',
    { extension: { at: '2023-10-07 09:00', amount: 2 } },
  ],
  ['47', '2024-02-09 15:00', '4 wh', '2024-02-18 15:00', '02-18 09:00 + 4 wh', { extension: { at: '2024-02-09 17:00', amount: 4 } }],
  ['48', '2023-09-29 08:00', '1 wd', '2023-10-07 18:00', '中秋 day itself'],
  ['49', '2023-05-05 16:00', '1 wd', '2023-05-06 16:00', 'make-up Sat 05-06'],
  ['50', '2024-02-04 14:00', '1 wd', '2024-02-05 12:00', 'make-up Sun afternoon 4 h + Mon morning'],
]

export const WORKED_EXAMPLES: WorkedExample[] = ROWS.map(([row, start, limit, deadline, why, more]) => {
  const [amount, word = ''] = limit.split(' ')
  const unit = UNIT_WORDS[word] ?? 'minute'
  return { row, start, amount: Number(amount), unit, deadline, why, ...more }
})

/** Epoch ms of a time in Xiamen. */
export function xiamen(local: string): number {
  return Date.parse(`${local.replace(' ', 'T')}+08:00`)
}
