/**
 * Takes due news from the outbox, in order, and passes it on: to screens as live events, to reactions as jobs.
 * One relay works at a time, whichever process holds the lock; another takes over when that one ends.
 */
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import type { Logger } from 'pino'
import type { Database, Queryable } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { OutboxEvent } from '../module.ts'
import { ringAlarms } from '../procedure/alarms.ts'

export interface OutboxRow extends OutboxEvent {
  id: number
  deliverAt: Date
}

export interface RelayOptions {
  db: Database
  log: Logger
  now(): Date
  /** Hands events to the reactions' queues inside the relay's transaction. */
  enqueue(tx: Queryable, events: OutboxRow[]): Promise<void>
}

export interface Relay {
  wake(): void
  stop(): Promise<void>
}

/** Advisory lock of the one working relay; an import of past cases takes it so that nobody is told old news. */
export const RELAY_LOCK = 7_130_022
const BATCH = 500
const IDLE_MS = 100
/** News of one moment travels together: on a busy day a turn per event would cost more than the events. */
const GATHER_MS = 20
const STANDBY_MS = 2000
const FAULT_MS = 1000
const TIDY_MS = 5000
const KEEP_LIVE = '1 hour'

export function startRelay(options: RelayOptions): Relay {
  const { db, log } = options
  const leader = leaderLock(db)
  const rest = restful()
  let stopped = false
  let lastTidy = 0

  async function turn(): Promise<number> {
    if (!(await leader.held())) {
      await rest.pause(STANDBY_MS)
      return 0
    }
    const moved = await relayOnce(options)
    if (Date.now() - lastTidy < TIDY_MS) return moved
    lastTidy = Date.now()
    await tidy(db)
    return moved
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      const moved = await turn().catch((error: unknown) => {
        if (!stopped) log.error({ error }, 'the relay failed, trying again')
        return -1
      })
      if (moved === BATCH || stopped) continue
      await rest.pause(moved < 0 ? FAULT_MS : IDLE_MS)
      await sleep(GATHER_MS)
    }
  }

  const running = loop()
  return {
    wake: rest.wake,
    async stop() {
      stopped = true
      rest.wake()
      await running
      leader.release()
    },
  }
}

/** A pause that can be cut short. */
function restful() {
  let wake = () => {}
  return {
    wake: () => wake(),
    pause: (ms: number) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
  }
}

/** The right to relay, held as long as its connection lives. */
function leaderLock(db: Database) {
  let holder: PoolClient | null = null
  return {
    async held(): Promise<boolean> {
      if (holder) return true
      const client = await db.connect()
      const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [RELAY_LOCK])
      if (rows[0]?.held !== true) {
        client.release()
        return false
      }
      client.once('error', () => {
        holder = null
        client.release(true)
      })
      holder = client
      return true
    },
    release() {
      holder?.removeAllListeners('error')
      holder?.release(true)
      holder = null
    },
  }
}

/** One turn: lights, then at most a batch of due events. For programs that step the clock themselves, too. */
export async function relayOnce({ db, now, enqueue }: RelayOptions): Promise<number> {
  await ringAlarms(db, now())
  const waiting = await db.query(sql`select 1 from outbox where deliver_at <= ${now()} order by deliver_at, id limit 1`, { prepared: true })
  if (waiting.length === 0) return 0
  return db.transaction(async (tx) => {
    const events = await tx.query<OutboxRow>(sql`delete from outbox where id in (
        select id from outbox where deliver_at <= ${now()} order by deliver_at, id limit ${BATCH} for update skip locked)
      returning *`)
    events.sort((a, b) => a.deliverAt.getTime() - b.deliverAt.getTime() || a.id - b.id)
    const news = events.filter((event) => !event.topic.startsWith('timer.'))
    if (news.length > 0) {
      await tx.query(sql`insert into live_event (topic, subject_id, payload)
        select topic, subject_id, payload from json_to_recordset(${JSON.stringify(
          news.map((event) => ({ topic: event.topic, subject_id: event.subjectId, payload: event.payload })),
        )}::json) as e(topic text, subject_id uuid, payload jsonb)`)
      await tx.query(sql`select pg_notify('live', '')`)
    }
    await enqueue(tx, events)
    return events.length
  })
}

/** Seals the audit trail and forgets what screens were told long ago. */
export async function tidy(db: Database): Promise<void> {
  await sealAudit(db)
  // The oldest come first: reading all of them to find none would grow with the day.
  await db.query(sql`delete from live_event where id in (
    select id from (select id, at from live_event order by id limit 5000) oldest where at < now() - ${KEEP_LIVE}::interval)`)
}

async function sealAudit(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const last = (
      await tx.query<{ upTo: number; digest: string }>(sql`select up_to, digest from audit_seal order by up_to desc limit 1`)
    )[0]
    const entries = await tx.query<{ id: number; text: string }>(sql`
      select id, row_to_json(a)::text as text from audit_entry a where id > ${last?.upTo ?? 0} and at < now() - interval '5 seconds'
      order by id limit 5000`)
    const newest = entries.at(-1)
    if (!newest) return
    await tx.query(sql`insert into audit_seal (up_to, digest, prev_digest)
      values (${newest.id}, ${digestOf(last?.digest ?? '', entries)}, ${last?.digest ?? ''})`)
  })
}

export function digestOf(previous: string, entries: { text: string }[]): string {
  const digest = createHash('sha256').update(previous)
  for (const entry of entries) digest.update(entry.text)
  return digest.digest('hex')
}
