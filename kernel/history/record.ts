/** One step of history and its hash (design D6). */
import { hash } from 'node:crypto'
import type { Actor } from '../access/actor.ts'
import { insertInto, type Sql } from '../db/sql.ts'

export interface FlowRecord {
  subjectId: string
  seq: number
  procedure: string
  event: string
  fromState: string | null
  toState: string
  actorId: string
  actorName: string
  role: string
  at: Date
  reason: string | null
  payload: Record<string, unknown>
  requestKey: string | null
  prevHash: string
  hash: string
}

/** The end of a subject's history, kept on the subject's own row. */
export interface HistoryHead {
  historySeq: number
  historyHash: string
}

export const NO_HISTORY: HistoryHead = { historySeq: 0, historyHash: '' }

export interface Step {
  procedure: string
  event: string
  fromState: string | null
  toState: string
  actor: Actor
  role: string
  at: Date
  reason?: string | null
  payload?: Record<string, unknown>
  requestKey?: string | null
}

export function nextRecord(subjectId: string, head: HistoryHead, step: Step): FlowRecord {
  const record = {
    subjectId,
    seq: head.historySeq + 1,
    procedure: step.procedure,
    event: step.event,
    fromState: step.fromState,
    toState: step.toState,
    actorId: step.actor.id,
    actorName: step.actor.name,
    role: step.role,
    at: step.at,
    reason: step.reason ?? null,
    payload: step.payload ?? {},
    requestKey: step.requestKey ?? null,
    prevHash: head.historyHash,
  }
  return { ...record, hash: hashOf(record) }
}

export function headAfter(record: FlowRecord): HistoryHead {
  return { historySeq: record.seq, historyHash: record.hash }
}

export function insertRecord(record: FlowRecord): Sql {
  return insertInto('flow_record', record)
}

/** SHA-256 over the canonical text of everything but the hash itself. */
export function hashOf(record: Omit<FlowRecord, 'hash'>): string {
  const parts = [
    record.prevHash,
    record.subjectId,
    record.seq,
    record.procedure,
    record.event,
    record.fromState,
    record.toState,
    record.actorId,
    record.actorName,
    record.role,
    record.at.toISOString(),
    record.reason,
    canonical(record.payload),
    record.requestKey,
  ]
  return hash('sha256', JSON.stringify(parts))
}

/** JSON text with sorted keys: jsonb does not keep the order in which keys were written. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((part) => canonical(part === undefined ? null : part)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
}
