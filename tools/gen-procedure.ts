/** docs/case-procedure.md out of the table itself: a drawing, a row each, states × events. `--check` fails when it differs. */
import { readFileSync, writeFileSync } from 'node:fs'
import { STATES } from '#modules/cases/contract.ts'
import { caseProcedure } from '#modules/cases/index.ts'
import { ROLES } from '#modules/identity/index.ts'

const FILE = new URL('../docs/case-procedure.md', import.meta.url)
const { states, transitions, guards, clocks } = caseProcedure

const rolesOf = (permission: string) =>
  Object.values(ROLES).flatMap(({ title, permissions }) => (permission in permissions ? [title.zh] : []))

function drawing(): string {
  const ways = new Map<string, string[]>()
  for (const { id, from, to } of transitions) {
    for (const state of from)
      if (to !== null && to !== state) ways.set(`${state} --> ${to}`, [...(ways.get(`${state} --> ${to}`) ?? []), id])
  }
  const named = STATES.map((state) => `  state "${states[state].title.zh}" as ${state}`)
  const arrows = [...ways].map(([way, ids]) => `  ${way}: ${ids.join(', ')}`)
  const ends = STATES.filter((state) => states[state].terminal).map((state) => `  ${state} --> [*]`)
  return ['```mermaid', 'stateDiagram-v2', ...named, '  [*] --> draft', ...arrows, ...ends, '```'].join('\n')
}

function rows(): string {
  const head = '| # | event | from | to | who | conditions | clocks |\n|---|---|---|---|---|---|---|'
  const lines = transitions.map((row) => {
    const who = row.system ? '平台' : rolesOf(row.permission).join('、')
    const when = [...row.guards.map((name) => guards[name].title.zh), ...(row.reason === 'required' ? ['填写理由'] : [])].join('；')
    const clock = [
      ...(row.stops ?? []).map((kind) => `■ ${clocks[kind]?.title.zh}`),
      ...(row.starts ? [`▶ ${clocks[row.starts]?.title.zh}`] : []),
    ]
    const to = row.to === null ? '–' : states[row.to].title.zh
    return `| ${row.id} | \`${row.event}\` ${row.title.zh} | ${row.from.map((state) => states[state].title.zh).join('、')} | ${to} | ${who} | ${when} | ${clock.join(' ')} |`
  })
  return [head, ...lines].join('\n')
}

/** Where each event leads from each state; empty is `illegal_transition`. */
function matrix(): string {
  const from = STATES.filter((state) => transitions.some((row) => row.from.includes(state)))
  const head = `| | ${from.map((state) => states[state].title.zh).join(' | ')} |\n|---|${from.map(() => '---').join('|')}|`
  const lines = transitions.map((row) => {
    const cells = from.map((state) => (row.from.includes(state) ? states[row.to ?? state].title.zh : ''))
    return `| ${row.id} ${row.title.zh} | ${cells.join(' | ')} |`
  })
  return [head, ...lines].join('\n')
}

const text = `# The procedure of the case

Made from the table in \`modules/cases/procedure\` by \`npm run procedure\`; the checks fail when the two differ.

${drawing()}

## Rows

■ stops a clock, ▶ starts one.

${rows()}

## States × events

${matrix()}
`

if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== text) {
    process.stderr.write('docs/case-procedure.md is not what the table says: npm run procedure\n')
    process.exit(1)
  }
} else {
  writeFileSync(FILE, text)
}
