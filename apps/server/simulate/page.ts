/** The reconciliation of a simulation as a page of Markdown. */
import { ranked } from '../import/tally.ts'
import type { Account } from './city.ts'
import type { Line, Outcome } from './reconcile.ts'
import type { Play } from './run.ts'
import type { Traffic } from './through-api.ts'

export interface Report {
  plan: Play
  fast: boolean
  lines: readonly Line[]
  outcome: Outcome
  account: Account
  traffic: Traffic
  asleep: number
  news: number
  seconds: number
}

const whole = (number: number) => number.toLocaleString('en-US', { maximumFractionDigits: 0 })
const share = (number: number) => `${(100 * number).toFixed(2)} %`

export function asPage({ plan, fast, lines, outcome, account, traffic, asleep, news, seconds }: Report): string {
  return `${[
    `## ${plan.days} days, seed ${plan.seed}, ${fast ? 'in memory and by bulk writing' : 'through the API'}`,
    table(
      ['', 'Figure'],
      [
        ['Cases received', whole(outcome.received)],
        ['A day', whole(outcome.perDay)],
        ['Ended, of those not void', share(outcome.closingRate)],
        ['Open at the end', whole(outcome.open)],
        ['Handled on time', share(outcome.onTime)],
        ['Records of history', whole(outcome.flowRecords)],
        ['Requests to the API', whole(traffic.requests)],
        ['Requests a second', whole(traffic.requests / seconds)],
        ['Answers of 500 and above', whole(traffic.faults.length)],
        ['Seconds', whole(seconds)],
        ['Cases a second', (outcome.received / seconds).toFixed(1)],
        ['News passed on', whole(news)],
        ['Cases under way when time was up', whole(asleep)],
      ],
    ),
    'What the simulated people did, and what the database holds:',
    table(
      ['', 'Done', 'Stored', ''],
      lines.map(({ what, done, stored }) => [what, whole(done), whole(stored), done === stored ? 'same' : '**differs**']),
    ),
    'Where the cases stand:',
    table(
      ['State', 'Cases'],
      Object.entries(outcome.states).map(([state, n]) => [state, whole(n)]),
    ),
    'Refused by the rules, as people try what is not allowed or come second:',
    table(
      ['Event and problem', 'Times'],
      ranked(account.refusals).map(([word, n]) => [word, whole(n)]),
    ),
  ].join('\n\n')}\n`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
