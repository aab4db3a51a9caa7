/** Compares what became of the cases here with what the source says about them. Reads facts, changes nothing. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { areasOf } from '#modules/grid/index.ts'
import { metresAway } from './border.ts'
import type { ImportProfile, Plan, RefusedRow, SourceRow } from './profile.ts'
import type { Outcome } from './replay.ts'
import { count, type Tally } from './tally.ts'

export interface Figures {
  read: number
  refused: Tally
  stopped: Tally
  notes: Tally
  /** Word of the source → our state. */
  ends: { pairs: Tally; agree: number; closedThere: number; closedHere: number; closedBoth: number }
  located: number
  area: Tally
  dues: Tally
  onTime: { compared: number; agree: number; both: Tally; differ: Tally }
  dispatched: { total: number; asRouted: number; byOverride: number }
}

interface Fact {
  id: string
  state: string
  districtCode: string | null
  onTime: boolean | null
  startedAt: Date | null
  deadlineAt: Date | null
  routed: boolean | null
  override: boolean | null
}

export interface Planned {
  row: SourceRow
  plan: Plan | RefusedRow
}

export async function reconcile(
  ctx: Ctx,
  profile: ImportProfile,
  planned: readonly Planned[],
  outcomes: readonly Outcome[],
): Promise<Figures> {
  const facts = await factsOf(
    ctx,
    outcomes.flatMap(({ caseId }) => caseId ?? []),
  )
  const byKey = new Map(outcomes.map((outcome) => [outcome.key, outcome]))
  const distance = await distances(ctx)
  const figures = noFigures(planned.length)
  for (const { row, plan } of planned) {
    if ('refused' in plan) {
      count(figures.refused, plan.refused)
      continue
    }
    const outcome = byKey.get(plan.key)
    if (outcome?.refused) count(figures.refused, outcome.refused)
    if (outcome?.stopped) count(figures.stopped, outcome.stopped)
    for (const note of plan.notes) count(figures.notes, note)
    const fact = outcome?.caseId ? facts.get(outcome.caseId) : undefined
    if (!fact) continue
    countEnd(figures, plan, fact)
    countArea(figures, plan, fact, distance)
    countTimes(figures, profile, row, plan, fact)
    countDispatch(figures, fact)
  }
  return figures
}

function noFigures(read: number): Figures {
  return {
    read,
    refused: new Map(),
    stopped: new Map(),
    notes: new Map(),
    ends: { pairs: new Map(), agree: 0, closedThere: 0, closedHere: 0, closedBoth: 0 },
    area: new Map(),
    dues: new Map(),
    located: 0,
    onTime: { compared: 0, agree: 0, both: new Map(), differ: new Map() },
    dispatched: { total: 0, asRouted: 0, byOverride: 0 },
  }
}

function countEnd(figures: Figures, { stated }: Plan, fact: Fact): void {
  const { ends } = figures
  count(ends.pairs, `${stated.status} → ${fact.state}`)
  if (stated.state === fact.state) ends.agree++
  if (stated.state === 'closed') ends.closedThere++
  if (fact.state === 'closed') ends.closedHere++
  if (stated.state === 'closed' && fact.state === 'closed') ends.closedBoth++
}

function countArea(figures: Figures, { stated, report }: Plan, fact: Fact, distance: Distance): void {
  if (!report.point) return
  figures.located++
  if (stated.districtCode === null) count(figures.area, 'not stated by the source')
  else if (stated.districtCode === fact.districtCode) count(figures.area, 'same')
  else count(figures.area, awayBy(distance(stated.districtCode, report.point)))
}

function awayBy(metres: number | null): string {
  if (metres === 0) return 'inside the stated district, but its duty grid belongs to the neighbour'
  const near = metres === null ? undefined : NEAR.find((limit) => metres <= limit)
  return near ? `outside the stated district by up to ${near} m` : `outside the stated district by more than ${NEAR.at(-1)} m`
}

const NEAR = [10, 50, 200]

function countTimes(figures: Figures, { dueClasses }: ImportProfile, row: SourceRow, { stated }: Plan, fact: Fact): void {
  if (!dueClasses || !fact.startedAt || !fact.deadlineAt) return
  const kind = dueClasses.classify(row, { startedAt: fact.startedAt, deadlineAt: fact.deadlineAt })
  count(figures.dues, kind)
  if (fact.onTime === null || stated.doneAt === null || stated.dueAt === null) return
  const theirs = stated.doneAt <= stated.dueAt
  figures.onTime.compared++
  count(figures.onTime.both, `${theirs ? 'on time' : 'late'} there, ${fact.onTime ? 'on time' : 'late'} here`)
  if (theirs === fact.onTime) figures.onTime.agree++
  else count(figures.onTime.differ, kind)
}

function countDispatch(figures: Figures, fact: Fact): void {
  if (fact.routed === null) return
  figures.dispatched.total++
  if (fact.routed) figures.dispatched.asRouted++
  if (fact.override) figures.dispatched.byOverride++
}

const CHUNK = 5000

async function factsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Fact>> {
  const facts = new Map<string, Fact>()
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = await ctx.db.query<Fact>(sql`select c.id, c.state, c.district_code, c.on_time, d.started_at, d.deadline_at,
        (f.payload->>'routed')::boolean as routed, coalesce((f.payload->>'override')::boolean, false) as override
      from fact_case c
      left join fact_disposal d on d.case_id = c.id and d.ordinal = 1
      left join flow_record f on f.subject_id = c.id and f.event = 'dispatch'
      where c.id = any(${ids.slice(from, from + CHUNK)}::uuid[])`)
    for (const row of rows) facts.set(row.id, row)
  }
  return facts
}

type Distance = (districtCode: string, point: { lon: number; lat: number }) => number | null

async function distances(ctx: Ctx): Promise<Distance> {
  const areas = await areasOf(ctx)
  const outlines = new Map(
    areas.within('district', [-180, -90, 180, 90]).map(({ properties, geometry }) => [String(properties?.code), geometry]),
  )
  return (districtCode, point) => {
    const geometry = outlines.get(districtCode)
    return geometry ? metresAway(geometry, point) : null
  }
}
