/** `train-suggestions`: learns matter and unit from the city's own closed cases and measures how good it is. */
import { writeFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { Problem } from '#kernel/problem.ts'
import type { Accuracy } from '#kernel/text/index.ts'
import { type Trained, trainSuggestions } from '#modules/cases/index.ts'
import { type Summary, withPlatform } from './with-platform.ts'

interface Options {
  until?: Date
  withOpen?: boolean
  publish?: boolean
  report?: string
}

export function addTrainSuggestions(program: Command): void {
  program
    .command('train-suggestions')
    .description('trains the suggestions of matter and unit from the city’s own closed cases, as a new version')
    .option('--until <date>', 'only cases reported before', dateOf)
    .option('--with-open', 'also cases that a department has signed for, closed or not')
    .option('--publish', 'puts the new version into force even where it is not the better one')
    .option('--report <file>', 'writes the figures as Markdown')
    .action((options: Options) => withPlatform((ctx, say) => run(ctx, options, say)))
}

function dateOf(text: string): Date {
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError('a date such as 2023-09-01')
  return date
}

async function run(
  ctx: Parameters<Parameters<typeof withPlatform>[0]>[0],
  options: Options,
  say: (line: string) => void,
): Promise<Summary> {
  const begun = Date.now()
  const wishes = { until: options.until ?? ctx.now(), withOpen: options.withOpen ?? false, publish: options.publish ?? false }
  try {
    const trained = await trainSuggestions(ctx, wishes, say)
    say(
      trained.published
        ? `version ${trained.version} is in force: ${trained.verdict}`
        : `version ${trained.version} is kept, not in force: ${trained.verdict}`,
    )
    if (options.report) writeFileSync(options.report, asMarkdown(trained))
    return summaryOf(trained, Math.round((Date.now() - begun) / 100) / 10)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ok: false, code: error.code, message: error.title.en, ...error.details.extra }
  }
}

function summaryOf({ version, cases, corrected, bytes, hash, published, verdict, report }: Trained, seconds: number): Summary {
  const { trained, tested, figures, combined, routed } = report
  const targets = Object.fromEntries(
    figures.map(({ target, labels, unseen, linear, bayes, majority, calibrationError }) => [
      target,
      { labels, unseen, linear, bayes, majority, calibrationError },
    ]),
  )
  return {
    ok: true,
    version,
    cases,
    corrected,
    trained,
    tested,
    targets,
    unitWithHandbook: combined,
    unitByHandbook: routed,
    published,
    verdict,
    bytes,
    hash,
    seconds,
  }
}

export function asMarkdown({ version, hash, bytes, cases, report }: Trained): string {
  const { trained, tested, figures, combined, routed } = report
  const rows = figures.flatMap(({ target, linear, bayes, majority }) => [
    row(`${target}: linear`, linear),
    row(`${target}: naive Bayes`, bayes),
    row(`${target}: majority`, majority),
  ])
  const units = [combined ? [row('unit: text and handbook', combined)] : [], routed ? [row('unit: handbook alone', routed)] : []].flat()
  const confusions = figures.flatMap(({ target, confusions: all }) =>
    all.slice(0, 10).map(({ actual, given, cases: some }) => `| ${target} | ${actual} | ${given} | ${some} |`),
  )
  return `## Suggestions, version ${version}

${cases} cases; learnt from the first ${trained}, measured on the last ${tested}. File ${bytes} bytes, SHA-256 ${hash}.

| | top-1 | top-3 |
|---|---:|---:|
${[...rows, ...units].join('\n')}

### Most often mistaken

| | Right | Suggested first | Cases |
|---|---|---|---:|
${confusions.join('\n')}
`
}

const row = (title: string, { top1, top3 }: Accuracy): string => `| ${title} | ${percent(top1)} | ${percent(top3)} |`
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`
