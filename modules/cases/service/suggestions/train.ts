/** Trains a model from the city's own cases, keeps it as a new version, and puts it into force when it is the better one. */
import { setImmediate as breathe } from 'node:timers/promises'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { defineProblem } from '#kernel/problem.ts'
import { type Accuracy, encodeModel, hashOf, learn, type Measured, measure, type TextModel } from '#kernel/text/index.ts'
import { type ModelReport, type PublicationKind, SUGGESTED } from '../../contract.ts'
import { type CaseExample, type Choice, closedSinceNewest, examplesOf } from './examples.ts'
import { type CurrentModel, currentModel } from './held.ts'
import { publish } from './publish.ts'
import { tell } from './suggest.ts'

/** Fewer cannot be split into learning and measuring. */
const FEWEST_CASES = 50
/** So many cases that neither model has seen are needed to say which is better. */
const FEWEST_COMPARED = 50

export const tooFewCases = defineProblem('too_few_cases', 422, '已结案件太少，无法训练', 'There are too few closed cases to learn from')

export interface Trained {
  version: number
  cases: number
  corrected: number
  bytes: number
  hash: string
  report: ModelReport
  published: PublicationKind | null
  /** Why it was put into force, or not. */
  verdict: string
}

interface Wishes extends Choice {
  /** Put into force whatever the comparison says. */
  publish: boolean
}

export async function trainSuggestions(ctx: Ctx, wishes: Wishes, say: (line: string) => void = () => undefined): Promise<Trained> {
  const examples = await examplesOf(ctx.db, wishes)
  if (examples.length < FEWEST_CASES) throw tooFewCases({ extra: { cases: examples.length, needed: FEWEST_CASES } })
  const corrected = examples.filter((example) => example.corrected).length
  say(`${examples.length} cases, ${corrected} of them corrections`)
  const training = { targets: SUGGESTED, breathe: () => breathe(), say }
  const measured = await measure(examples, training)
  const report = await reportOf(ctx, measured)
  if (report.combined) say(`unit with the handbook: top-1 ${percent(report.combined.top1)} top-3 ${percent(report.combined.top3)}`)
  const before = await currentModel(ctx)
  const verdict = await compare(ctx, measured, before, report)
  const model = await learn(examples, measured, training)
  const origin = {
    untilAt: new Date(examples[0]?.at ?? measured.splitAt),
    splitAt: new Date(measured.splitAt),
    cases: examples.length,
    corrected,
  }
  const file = encodeModel({ ...model, about: { ...origin, ...report } })
  const kept = { ...origin, report, hash: hashOf(file), file }
  const version = await keep(ctx, kept)
  const published = wishes.publish ? 'by_command' : verdict.better ? (before ? 'better' : 'first') : null
  if (published) await publish(ctx, version, { kind: published, reason: verdict.why })
  return { version, cases: examples.length, corrected, bytes: file.length, hash: kept.hash, report, published, verdict: verdict.why }
}

/** Enough cases closed since the newest model to be worth a night's work. */
const ENOUGH_NEW = 300

/** The monthly run: trains when there is something new to learn, and keeps the better model in force. */
export async function trainMonthly(ctx: Ctx): Promise<Trained | null> {
  if ((await closedSinceNewest(ctx.db)) < ENOUGH_NEW) return null
  return trainSuggestions(ctx, { until: ctx.now(), withOpen: false, publish: false })
}

async function keep(
  ctx: Ctx,
  row: { untilAt: Date; splitAt: Date; cases: number; corrected: number; report: ModelReport; hash: string; file: Buffer },
) {
  const rows = await ctx.db.query<{ version: number }>(
    sql`insert into suggestion_model (version, made_at, made_by, until_at, split_at, cases, corrected, report, hash, file)
      select 1 + coalesce(max(version), 0), ${ctx.now()}, ${ctx.actor.name}, ${row.untilAt}, ${row.splitAt}, ${row.cases}, ${row.corrected},
        ${JSON.stringify(row.report)}::jsonb, ${row.hash}, ${row.file} from suggestion_model returning version`,
  )
  return rows[0]?.version ?? 0
}

async function reportOf(ctx: Ctx, measured: Measured<CaseExample>): Promise<ModelReport> {
  const { figures, trained, tested, model, test } = measured
  const units = await unitAccuracy(ctx, model, test)
  return { trained, tested, figures, ...units }
}

/** The unit as it is suggested, and by the handbook alone. */
async function unitAccuracy(ctx: Ctx, model: TextModel, test: readonly CaseExample[]): Promise<Pick<ModelReport, 'combined' | 'routed'>> {
  const [combined, routed] = [counter(), counter()]
  for (const [index, { text, place, labels }] of test.entries()) {
    if (index % 20 === 0) await breathe()
    if (labels.unit === undefined) continue
    const { units } = await tell(ctx, model, text, place)
    combined.add(
      units.map(({ code }) => code),
      labels.unit,
    )
    const { units: byHandbook } = await tell(ctx, onlyMatters(model), text, place)
    routed.add(
      byHandbook.map(({ code }) => code),
      labels.unit,
    )
  }
  return { combined: combined.result(), routed: routed.result() }
}

const onlyMatters = ({ vocabulary, heads }: TextModel): TextModel => ({
  vocabulary,
  heads: heads.filter(({ target }) => target === 'matter'),
})

function counter() {
  let [cases, first, among] = [0, 0, 0]
  return {
    add(given: readonly string[], right: string) {
      cases++
      if (given[0] === right) first++
      if (given.slice(0, 3).includes(right)) among++
    },
    result: (): Accuracy | null => (cases === 0 ? null : { cases, top1: first / cases, top3: among / cases }),
  }
}

interface Verdict {
  better: boolean
  why: string
}

/** On cases that neither has learnt from: later than the split of the new one and than everything the one in force knows. */
async function compare(
  ctx: Ctx,
  { model, test }: Measured<CaseExample>,
  before: CurrentModel | null,
  report: ModelReport,
): Promise<Verdict> {
  if (!before) {
    const better = report.figures.every(({ linear, majority }) => linear.top1 > majority.top1 && linear.top3 >= majority.top3)
    return { better, why: better ? 'the first model, better than the most frequent answer' : 'no better than the most frequent answer' }
  }
  const unseen = test.filter(({ at }) => at > before.untilAt.getTime())
  if (unseen.length < FEWEST_COMPARED)
    return {
      better: false,
      why: `only ${unseen.length} cases are new to model ${before.version}, ${FEWEST_COMPARED} are needed to compare`,
    }
  const [mine, theirs] = [await worth(ctx, model, unseen), await worth(ctx, before.model, unseen)]
  const words = `${percent(mine)} against ${percent(theirs)} of model ${before.version} on ${unseen.length} cases new to both`
  return { better: mine > theirs, why: words }
}

/** How often the first and one of three suggestions is right, both targets, all counted alike. */
async function worth(ctx: Ctx, model: TextModel, cases: readonly CaseExample[]): Promise<number> {
  const [matter, unit] = [counter(), counter()]
  for (const [index, { text, place, labels }] of cases.entries()) {
    if (index % 20 === 0) await breathe()
    const told = await tell(ctx, model, text, place)
    matter.add(
      told.matters.map(({ label }) => label),
      labels.matter ?? '',
    )
    if (labels.unit !== undefined)
      unit.add(
        told.units.map(({ code }) => code),
        labels.unit,
      )
  }
  const results = [matter.result(), unit.result()].flatMap((result) => (result ? [result.top1, result.top3] : []))
  return results.reduce((sum, share) => sum + share, 0) / Math.max(results.length, 1)
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`
