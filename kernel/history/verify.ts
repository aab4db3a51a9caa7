/** Proof that history was neither lost nor altered: chains per subject, seals per day, heads on the subjects. */
import { createHash } from 'node:crypto'
import type { Database, Queryable } from '../db/database.ts'
import { ident, sql } from '../db/sql.ts'
import { type FlowRecord, hashOf } from './record.ts'

export interface Finding {
  subjectId: string
  seq: number | null
  problem: 'altered' | 'chain_broken' | 'gap' | 'head_differs' | 'history_missing' | 'seal_differs'
  detail: string
}

export interface Verification {
  records: number
  subjects: number
  sealedDays: number
  findings: Finding[]
}

/** A table whose rows carry the head of their history. */
export interface HistoryOwner {
  procedure: string
  table: string
}

const PAGE = 5000

export async function verifyHistory(db: Database, owners: HistoryOwner[], progress: (records: number) => void): Promise<Verification> {
  const result: Verification = { records: 0, subjects: 0, sealedDays: 0, findings: [] }
  let previous: FlowRecord | null = null
  for await (const record of allRecords(db)) {
    const starts: boolean = previous?.subjectId !== record.subjectId
    if (starts) result.subjects++
    result.findings.push(...check(record, starts ? null : previous))
    previous = record
    result.records++
    if (result.records % 20_000 === 0) progress(result.records)
  }
  for (const owner of owners) result.findings.push(...(await checkHeads(db, owner)))
  const seals = await checkSeals(db)
  result.sealedDays = seals.days
  result.findings.push(...seals.findings)
  return result
}

async function* allRecords(db: Queryable): AsyncGenerator<FlowRecord> {
  let after = { subjectId: '00000000-0000-0000-0000-000000000000', seq: 0 }
  for (;;) {
    const page = await db.query<FlowRecord>(sql`select * from flow_record
      where (subject_id, seq) > (${after.subjectId}::uuid, ${after.seq}) order by subject_id, seq limit ${PAGE}`)
    yield* page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = { subjectId: last.subjectId, seq: last.seq }
  }
}

function check(record: FlowRecord, previous: FlowRecord | null): Finding[] {
  const at = { subjectId: record.subjectId, seq: record.seq }
  const findings: Finding[] = []
  if (hashOf(record) !== record.hash) findings.push({ ...at, problem: 'altered', detail: `record ${record.event} does not match its hash` })
  if (record.seq !== (previous?.seq ?? 0) + 1)
    findings.push({ ...at, problem: 'gap', detail: `expected number ${(previous?.seq ?? 0) + 1}` })
  if (record.prevHash !== (previous?.hash ?? ''))
    findings.push({ ...at, problem: 'chain_broken', detail: 'does not continue the record before it' })
  return findings
}

async function checkHeads(db: Queryable, owner: HistoryOwner): Promise<Finding[]> {
  const rows = await db.query<{ id: string; historySeq: number; lastSeq: number | null }>(sql`
    select s.id, s.history_seq, f.seq as last_seq from ${ident(owner.table)} s
    left join lateral (select seq, hash from flow_record where subject_id = s.id order by seq desc limit 1) f on true
    where (s.history_seq > 0 or f.seq is not null) and (f.seq is distinct from s.history_seq or f.hash is distinct from s.history_hash) limit 100`)
  return rows.map((row) => ({
    subjectId: row.id,
    seq: row.lastSeq,
    problem: row.lastSeq === null ? 'history_missing' : 'head_differs',
    detail: `${owner.procedure} stands at record ${row.historySeq}, its history ends at ${row.lastSeq ?? 'none'}`,
  }))
}

async function checkSeals(db: Queryable): Promise<{ days: number; findings: Finding[] }> {
  const seals = await db.query<Seal>(sql`select day::text, record_count, digest, prev_digest from history_seal order by day`)
  const findings: Finding[] = []
  let previous = ''
  for (const seal of seals) {
    const { digest, count } = await digestOfDay(db, seal.day, previous)
    if (digest !== seal.digest || seal.prevDigest !== previous)
      findings.push({
        subjectId: seal.day,
        seq: null,
        problem: 'seal_differs',
        detail: `day ${seal.day} was sealed with ${seal.recordCount} records and holds ${count}, or its records changed`,
      })
    previous = seal.digest
  }
  return { days: seals.length, findings }
}

interface Seal {
  day: string
  recordCount: number
  digest: string
  prevDigest: string
}

async function digestOfDay(db: Queryable, day: string, previous: string): Promise<{ digest: string; count: number }> {
  const rows = await db.query<{ hash: string }>(sql`select hash from flow_record
    where recorded_at >= ${day}::date::timestamp at time zone 'UTC'
      and recorded_at < (${day}::date + 1)::timestamp at time zone 'UTC' order by subject_id, seq`)
  const digest = createHash('sha256').update(previous)
  for (const row of rows) digest.update(row.hash)
  return { digest: digest.digest('hex'), count: rows.length }
}

/** Seals every finished day that has records and no seal yet. An hour's grace lets open transactions end. */
export async function sealDays(db: Database): Promise<number> {
  const days = await db.query<{ day: string }>(sql`
    select distinct (recorded_at at time zone 'UTC')::date::text as day from flow_record
    where recorded_at < date_trunc('day', (now() - interval '1 hour') at time zone 'UTC') at time zone 'UTC'
      and recorded_at >= coalesce((select (max(day) + 1)::timestamp at time zone 'UTC' from history_seal), '-infinity')
    order by 1`)
  for (const { day } of days) {
    const last = await db.query<{ digest: string }>(sql`select digest from history_seal order by day desc limit 1`)
    const previous = last[0]?.digest ?? ''
    const { digest, count } = await digestOfDay(db, day, previous)
    await db.query(sql`insert into history_seal (day, record_count, digest, prev_digest)
      values (${day}, ${count}, ${digest}, ${previous}) on conflict (day) do nothing`)
  }
  return days.length
}
