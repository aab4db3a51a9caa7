/** Reactions and schedules on pg-boss (design D8): at least once, retried, visible. */
import PgBoss from 'pg-boss'
import { SYSTEM } from '../access/actor.ts'
import { asActor, type Platform } from '../ctx.ts'
import type { Queryable } from '../db/database.ts'
import { raw, Sql } from '../db/sql.ts'
import { grouped } from '../grouped.ts'
import type { Module, Reaction, ScheduledJob } from '../module.ts'
import { noticeSchedule } from '../notice/cleanup.ts'
import { noticeReactions } from '../notice/reactions.ts'
import { Problem } from '../problem.ts'
import type { OutboxRow } from './relay.ts'

export interface Jobs {
  enqueue(tx: Queryable, events: OutboxRow[]): Promise<void>
  /** Begins to work queues and schedules; only in processes of the worker role. */
  work(): Promise<void>
  stop(): Promise<void>
}

const RETRY = { retryLimit: 20, retryDelay: 2, retryBackoff: true, expireInSeconds: 900 }

export async function openJobs(platform: Platform): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: platform.db.url, max: 3, application_name: 'cityloop-jobs' })
  boss.on('error', (error) => platform.log.error({ error }, 'job queue'))
  await boss.start()
  const byTopic = grouped(reactionsOf(platform.modules), (reaction) => reaction.topic)
  for (const topic of byTopic.keys()) await boss.createQueue(queueOf(topic))

  return {
    async enqueue(tx, events) {
      const jobs = events
        .filter((event) => concerned(byTopic, event).length > 0)
        .map(({ topic, subjectId, payload }) => ({ name: queueOf(topic), data: { topic, subjectId, payload }, ...RETRY }))
      if (jobs.length > 0) await boss.insert(jobs, { db: bossAccess(tx) })
    },
    async work() {
      for (const topic of byTopic.keys()) await workTopic(boss, platform, topic, byTopic)
      for (const job of scheduleOf(platform.modules)) {
        await boss.createQueue(job.name)
        await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Shanghai' })
        await boss.work(job.name, () => job.run(asActor(platform, SYSTEM)))
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}

/** One job per event, whatever the number of its reactions: rows of jobs cost more than most reactions do. */
const queueOf = (topic: string): string => `on.${topic}`

async function workTopic(boss: PgBoss, platform: Platform, topic: string, byTopic: ReadonlyMap<string, Reaction[]>): Promise<void> {
  const queue = queueOf(topic)
  await boss.work<OutboxRow>(queue, { batchSize: 20, pollingIntervalSeconds: 0.5 }, async (jobs) => {
    for (const job of jobs) {
      const faults = await reactTo(platform, concerned(byTopic, job.data), job.data)
      // Only this one is tried again: the others of the batch are done.
      if (faults.length > 0) await boss.fail(queue, job.id, { faults })
    }
  })
}

/** Every reaction has its turn, also after one that failed; answers what failed. */
async function reactTo(
  platform: Platform,
  reactions: readonly Reaction[],
  event: OutboxRow,
): Promise<{ reaction: string; said: string }[]> {
  const faults: { reaction: string; said: string }[] = []
  for (const { name, handle } of reactions) {
    try {
      await handle(asActor(platform, SYSTEM), event)
    } catch (error) {
      platform.log.warn({ error, reaction: name, subjectId: event.subjectId }, 'a reaction failed and is tried again')
      faults.push({ reaction: name, said: String(error) })
    }
  }
  return faults
}

/** Those of the modules, and of the engines that work on what modules declare. */
function reactionsOf(modules: readonly Module[]): Reaction[] {
  return [...modules.flatMap((module) => module.reactions ?? []), ...noticeReactions(modules)]
}

export function scheduleOf(modules: readonly Module[]): ScheduledJob[] {
  return [...modules.flatMap((module) => module.schedule ?? []), ...noticeSchedule]
}

function concerned(byTopic: ReadonlyMap<string, Reaction[]>, { topic, payload }: OutboxRow): Reaction[] {
  return (byTopic.get(topic) ?? []).filter((reaction) => reaction.when?.(payload) ?? true)
}

/** Runs the reactions to one event at once, for programs that step the clock themselves. */
export function reactor(platform: Platform): (event: OutboxRow) => Promise<void> {
  const byTopic = grouped(reactionsOf(platform.modules), (reaction) => reaction.topic)
  return async (event) => {
    for (const reaction of concerned(byTopic, event)) await untilUndisturbed(() => reaction.handle(asActor(platform, SYSTEM), event))
  }
}

const TRIES = 5

/** Two reactions may meet on one row: whoever comes second tries again, as the queues do. */
async function untilUndisturbed(work: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      return await work()
    } catch (error) {
      if (tried === TRIES || !(error instanceof Problem && error.code === 'stale_version')) throw error
    }
  }
}

/** pg-boss writes through our transaction: its statement text comes with numbered parameters. */
function bossAccess(tx: Queryable): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const pieces = text.split(/\$\d+/)
      const order = [...text.matchAll(/\$(\d+)/g)].map((match) => values[Number(match[1]) - 1])
      const statement = order.length === 0 ? raw(text) : new Sql(pieces, order)
      return { rows: await tx.query(statement) }
    },
  }
}
