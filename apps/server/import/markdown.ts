/** The reconciliation as a page of Markdown. */
import type { ImportProfile } from './profile.ts'
import type { Figures } from './reconcile.ts'
import { ranked, type Tally, total } from './tally.ts'

export interface Run {
  created: number
  unchanged: number
  fired: number
  seconds: number
}

export function asMarkdown(profile: ImportProfile, figures: Figures, run: Run): string {
  const { onTime, dispatched, ends } = figures
  const known = figures.located - (figures.area.get('not stated by the source') ?? 0)
  const same = figures.area.get('same') ?? 0
  const sections = [
    `## ${profile.title}\n\nSource: ${profile.attribution}.`,
    table(
      ['', 'Cases'],
      [
        ['Rows read', figures.read],
        ['Refused', total(figures.refused)],
        ['Created in this run', run.created],
        ['There before, unchanged', run.unchanged],
        ['Events in this run', run.fired],
        ['Stopped short of the source', total(figures.stopped)],
      ],
    ),
    counted('Refused, by reason', figures.refused),
    counted('Stopped short, by event and reason', figures.stopped),
    counted(
      'Where the cases stand',
      ends.pairs,
      `${share(ends.agree, total(ends.pairs))} stand where the source says. Closed there ${grouped(ends.closedThere)}, here ${grouped(ends.closedHere)}, both ${grouped(ends.closedBoth)}.`,
    ),
    counted('What the procedure cannot show', figures.notes),
    profile.dueClasses ? counted('Our deadline and the promised time', named(figures.dues, profile.dueClasses.titles)) : '',
    onTime.compared > 0 ? counted('On time', onTime.both, `${share(onTime.agree, onTime.compared)} agree.`) : '',
    profile.dueClasses ? counted('On time: why they differ', named(onTime.differ, profile.dueClasses.titles)) : '',
    figures.located > 0 ? counted('Located district and stated district', figures.area, `${share(same, known)} agree.`) : '',
    dispatched.total > 0
      ? `### Department\n\n${share(dispatched.asRouted, dispatched.total)} went to the department that the handbook proposes; ${grouped(dispatched.byOverride)} needed the override because the handbook gives the matter to another trade.`
      : '',
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

function counted(title: string, tally: Tally, lead = ''): string {
  if (tally.size === 0) return ''
  return `### ${title}\n\n${lead === '' ? '' : `${lead}\n\n`}${table(['', 'Cases'], ranked(tally))}`
}

const named = (tally: Tally, titles: Readonly<Record<string, string>>): Tally =>
  new Map([...tally].map(([word, some]) => [titles[word] ?? word, some]))

function table(head: readonly string[], rows: readonly (readonly [string, number])[]): string {
  const lines = rows.map(([word, some]) => `| ${word.replaceAll('|', '/')} | ${grouped(some)} |`)
  return [`| ${head.join(' | ')} |`, '|---|---:|', ...lines].join('\n')
}

const grouped = (some: number): string => some.toLocaleString('en-US')

function share(part: number, whole: number): string {
  const percent = whole === 0 ? '–' : `${((part / whole) * 100).toFixed(2)} %`
  return `${grouped(part)} of ${grouped(whole)} (${percent})`
}
