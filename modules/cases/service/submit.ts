/** A report comes in: located, numbered by its sender, put on the table of the acceptor with the clock running. */

import { scopesOf } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { added } from '#kernel/db/change.ts'
import { violates } from '#kernel/db/database.ts'
import { mortonKey } from '#kernel/geo/morton.ts'
import { derivedId, newId } from '#kernel/id.ts'
import { searchVector } from '#kernel/list/search.ts'
import { badField, keyReused } from '#kernel/problem.ts'
import { newSubject, type Subject, save } from '#kernel/procedure/subject.ts'
import { currentCalendar, EDITION_2026, entriesOf } from '#modules/catalogue/index.ts'
import { areasOf, locate } from '#modules/grid/index.ts'
import type { NewReport } from '../contract.ts'
import type { CaseEvent } from '../procedure/index.ts'
import { caseById, NOTHING_YET, photosAdded, type UrbanCase } from '../store.ts'
import { gather, unknownMatter } from './facts.ts'
import { fastPath, fastWay } from './fast.ts'
import { fire, newsOf } from './fire.ts'
import { procedureOf } from './held.ts'
import { type CaseReads, readsFrom } from './reads.ts'
import { ticketAnswerBy } from './ticket.ts'

export interface Submitted {
  reportId: string
  caseId: string
  row: UrbanCase
  replayed: boolean
}

export async function submitReport(ctx: Ctx, report: NewReport): Promise<Submitted> {
  const reportId = report.id ?? (ctx.requestKey ? derivedId('report', ctx.actor.id, ctx.requestKey) : newId())
  const subject = await ctx.db.together((reads) => takeIn(ctx, reportId, report, readsFrom(reads)))
  const caseId = subject.row.id
  try {
    await save(ctx.db, 'urban_case', subject)
  } catch (error) {
    if (violates(error, 'urban_case_pkey') || violates(error, 'report_pkey')) return replay(ctx, reportId, caseId, report)
    throw error
  }
  ctx.announce()
  return { reportId, caseId, row: subject.row, replayed: false }
}

/** The case that a report makes, in memory: located, numbered by its sender, its first clock running. */
export async function takeIn(ctx: Ctx, reportId: string, report: NewReport, reads: CaseReads): Promise<Subject<UrbanCase>> {
  const caseId = derivedId('case-of-report', reportId)
  const place = await placeOf(ctx, report)
  if (report.matter && (await entriesOf(ctx, report.matter)).length === 0) throw unknownMatter()
  const reported = await newCase(ctx, caseId, report, place)
  reported.writes.push(...reportRows(ctx, reportId, caseId, report))
  const procedure = await procedureOf(ctx)
  const submit = procedure.transitions.find((transition) => transition.event === 'submit')
  if (!submit) throw new Error('the procedure has no way in')
  const role = scopesOf(ctx.actor, 'report.create')[0]?.role ?? 'system'
  const photos = report.photos ?? []
  const fast = await fastWay(ctx, procedure, reported.row)
  const events: CaseEvent[] = fast ? ['submit', 'forward', 'file', 'dispatch'] : ['submit']
  const asking = { row: reported.row, clocks: [], standing: NOTHING_YET, events, input: { photos, ...fast } }
  const gathered = await gather(ctx, reads, asking)
  await fire(ctx, procedure, reported, submit, { input: { photos }, role, requestKey: null, gathered, reads })
  const subject = fast ? await fastPath(ctx, procedure, reported, fast, gathered) : reported
  subject.events.push({ topic: 'case.created', subjectId: caseId, payload: newsOf(subject.row, 'submit'), deliverAt: ctx.now() })
  return subject
}

/** The same report again: the first one stands, whatever became of it. */
async function replay(ctx: Ctx, reportId: string, caseId: string, report: NewReport): Promise<Submitted> {
  const row = await caseById(ctx.db, caseId)
  if (!row || row.reportedBy !== ctx.actor.id || row.description !== report.description) throw keyReused()
  return { reportId, caseId, row, replayed: true }
}

async function newCase(ctx: Ctx, id: string, report: NewReport, place: Awaited<ReturnType<typeof placeOf>>): Promise<Subject<UrbanCase>> {
  const at = ctx.now()
  const { description, address = '', point } = report
  const procedure = await procedureOf(ctx)
  return newSubject<UrbanCase>(
    {
      id,
      caseCode: null,
      procedureVersion: procedure.version,
      source: report.source,
      edition: EDITION_2026,
      matterCode: report.matter ?? null,
      conditionNo: null,
      description,
      summary: [...description].slice(0, 120).join(''),
      address,
      lon: point?.lon ?? null,
      lat: point?.lat ?? null,
      morton: point ? mortonKey(point.lon, point.lat) : null,
      ...place,
      unitCode: null,
      urgent: report.urgent ?? false,
      fast: false,
      round: 1,
      limitAmount: null,
      limitUnit: null,
      handbookVersion: null,
      verified: false,
      verifyCount: 0,
      dispatchCount: 0,
      ...NOTHING_HAPPENED,
      componentCode: report.componentCode ?? null,
      ...(await ticketOf(ctx, report)),
      reportedBy: ctx.actor.id,
      acceptedBy: null,
      handledBy: null,
      externalCode: report.externalCode ?? null,
      reportedAt: at,
      search: searchVector(description, address, report.externalCode),
    },
    procedure.initial,
    at,
  )
}

/** A hotline ticket wants its answer two working hours before it is due (CL §12). */
async function ticketOf(ctx: Ctx, { ticketDueAt }: NewReport) {
  if (!ticketDueAt) return { ticketDueAt: null, ticketAnswerBy: null }
  const dueAt = new Date(ticketDueAt)
  return { ticketDueAt: dueAt, ticketAnswerBy: ticketAnswerBy(await currentCalendar(ctx), dueAt) }
}

/** What may come beside the straight way, before anything has. */
const NOTHING_HAPPENED = {
  filedAt: null,
  dispatchedAt: null,
  signedAt: null,
  handlerId: null,
  collectorId: null,
  innerDueAt: null,
  resultAt: null,
  disposedAt: null,
  closedAt: null,
  closureKind: null,
  onTime: null,
  mergedInto: null,
  recurrenceOf: null,
  selfHandled: false,
  voidKind: null,
  closedBy: null,
  exempt: false,
  extendCount: 0,
  suspendCount: 0,
  deferCount: 0,
  stage: 1,
  secondAmount: null,
  secondUnit: null,
  modePauseId: null,
  accurateDispatch: true,
  falseClosure: false,
  citizenDissatisfied: false,
}

async function placeOf(ctx: Ctx, report: NewReport) {
  if (report.point) return locate(ctx, report.point)
  const nowhere = { unitGridCode: null, dutyGridCode: null, communityCode: null, streetCode: null, districtCode: null }
  if (report.source === 'collector') throw badField('point', 'required', '采集员上报须有坐标', 'A collector reports from a place')
  if (!report.districtCode) return nowhere
  const area = (await areasOf(ctx)).names.get(report.districtCode)
  if (area?.level !== 'district') throw badField('districtCode', 'unknown_region', '没有这个区', 'There is no such district')
  return { ...nowhere, districtCode: report.districtCode }
}

function reportRows(ctx: Ctx, id: string, caseId: string, report: NewReport) {
  const photos = report.photos ?? []
  const row = {
    id,
    caseId,
    source: report.source,
    description: report.description,
    at: ctx.now(),
    photos,
    reporterId: ctx.actor.id,
    reporterName: report.reporter?.name ?? null,
    reporterPhone: report.reporter?.phone ?? null,
  }
  return [added('report', row), ...photosAdded(caseId, photos, 'before', ctx.now(), ctx.actor)]
}
