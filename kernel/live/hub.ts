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
  let last = await newestId(db)
  let reading: Promise<void> | null = null
  let again = false
  let stopped = false

  async function read(): Promise<void> {
    const events = await db.query<LiveEvent>(sql`select * from live_event where id > ${last} order by id`)
    for (const event of events) {
      last = event.id
      for (const listener of listeners) listener(event)
    }
  }

  function wake(): void {
    if (reading) {
      again = true
      return
    }
    reading = read()
      .catch((error: unknown) => log.error({ error }, 'live events could not be read'))
      .finally(() => {
        reading = null
        if (again) {
          again = false
          wake()
        }
      })
  }

  let client: PoolClient | null = null
  async function listen(): Promise<void> {
    if (stopped) return
    try {
      client = await db.connect()
      client.on('notification', wake)
      client.once('error', () => {
        client?.release(true)
        setTimeout(() => void listen(), 500).unref()
      })
      await client.query('listen live')
      wake()
    } catch (error) {
      log.warn({ error }, 'the live line is down, trying again')
      setTimeout(() => void listen(), 1000).unref()
    }
  }
  await listen()

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async since(id) {
      const oldest = await db.query<{ id: number | null }>(sql`select min(id) as id from live_event`)
      const newest = await newestId(db)
      if (id < newest && (oldest[0]?.id ?? 0) > id + 1) return null
      const events = await db.query<LiveEvent>(sql`select * from live_event where id > ${id} order by id limit ${CATCH_UP_LIMIT}`)
      return events.length === CATCH_UP_LIMIT ? null : events
    },
    subscribers: () => listeners.size,
    async stop() {
      stopped = true
      client?.removeAllListeners('error')
      client?.release(true)
      client = null
    },
  }
}

async function newestId(db: Database): Promise<number> {
  const rows = await db.query<{ id: number | null }>(sql`select max(id) as id from live_event`)
  return rows[0]?.id ?? 0
}
