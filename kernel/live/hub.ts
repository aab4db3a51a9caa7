/**
 * Live push (design D10): the relay writes events and says NOTIFY once per batch; every server process reads
 * what is new and hands it to its own subscribers.
 */
import type { PoolClient } from 'pg'
import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'

export interface LiveEvent {
  id: number
  topic: string
  subjectId: string
  payload: Record<string, unknown>
  at: Date
}

export type Listener = (event: LiveEvent) => void

export interface LiveHub {
  subscribe(listener: Listener): () => void
  /** Events after the given id, for a screen that lost the line. Null when they are no longer kept. */
  since(id: number): Promise<LiveEvent[] | null>
  subscribers(): number
  stop(): Promise<void>
}

const CATCH_UP_LIMIT = 2000

export async function openLiveHub(db: Database, log: Logger): Promise<LiveHub> {
  const listeners = new Set<Listener>()
  const reader = eventReader(db, log, await newestId(db), (event) => {
    for (const listener of listeners) listener(event)
  })
  const line = await openLine(db, log, reader.wake)
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    since: (id) => eventsSince(db, id),
    subscribers: () => listeners.size,
    stop: line.stop,
  }
}

/** Reads what is new, one reading at a time; a wake-up during a reading makes one more. */
function eventReader(db: Database, log: Logger, start: number, tell: Listener) {
  let last = start
  let reading = false
  let again = false

  async function read(): Promise<void> {
    const events = await db.query<LiveEvent>(sql`select * from live_event where id > ${last} order by id`)
    for (const event of events) {
      last = event.id
      tell(event)
    }
  }

  async function wake(): Promise<void> {
    again = true
    if (reading) return
    reading = true
    while (again) {
      again = false
      await read().catch((error: unknown) => log.error({ error }, 'live events could not be read'))
    }
    reading = false
  }
  return { wake: () => void wake() }
}

/** The connection that listens; it comes back by itself after a fault. */
async function openLine(db: Database, log: Logger, wake: () => void) {
  let client: PoolClient | null = null
  let stopped = false

  async function listen(): Promise<void> {
    if (stopped) return
    try {
      const line = await db.connect()
      client = line
      line.on('notification', wake)
      line.once('error', () => {
        line.release(true)
        again(500)
      })
      await line.query('listen live')
      wake()
    } catch (error) {
      log.warn({ error }, 'the live line is down, trying again')
      again(1000)
    }
  }
  const again = (ms: number) => setTimeout(() => void listen(), ms).unref()

  await listen()
  return {
    async stop() {
      stopped = true
      client?.removeAllListeners('error')
      client?.release(true)
      client = null
    },
  }
}

async function eventsSince(db: Database, id: number): Promise<LiveEvent[] | null> {
  const rows = await db.query<{ oldest: number | null; newest: number | null }>(
    sql`select min(id) as oldest, max(id) as newest from live_event`,
  )
  const { oldest = null, newest = null } = rows[0] ?? {}
  if (newest !== null && id < newest && (oldest ?? 0) > id + 1) return null
  const events = await db.query<LiveEvent>(sql`select * from live_event where id > ${id} order by id limit ${CATCH_UP_LIMIT}`)
  return events.length === CATCH_UP_LIMIT ? null : events
}

async function newestId(db: Database): Promise<number> {
  const rows = await db.query<{ id: number | null }>(sql`select max(id) as id from live_event`)
  return rows[0]?.id ?? 0
}
