/** Reactions on their queues: what fails is tried again alone, and keeps nobody else waiting. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest'
import { MODULES } from '#apps/server/app.ts'
import { type RunningPlatform, startPlatform } from '#apps/server/platform.ts'
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import type { Module } from '#kernel/module.ts'
import { parseSettings } from '#kernel/settings.ts'
import { cloneDatabase } from '../support/test-server.ts'

const TOPIC = 'test.happened'
const poison = newId()
const seen = new Map<string, string[]>()
const note = (name: string, id: string) => seen.set(name, [...(seen.get(name) ?? []), id])

const listeners: Module = {
  name: 'listeners',
  reactions: [
    {
      topic: TOPIC,
      name: 'test.stumbles',
      async handle(_ctx, { subjectId }) {
        note('stumbles', subjectId)
        if (subjectId === poison) throw new Error('cannot stomach this')
      },
    },
    { topic: TOPIC, name: 'test.follows', handle: async (_ctx, { subjectId }) => void note('follows', subjectId) },
    {
      topic: TOPIC,
      name: 'test.choosy',
      when: ({ wanted }) => wanted === true,
      handle: async (_ctx, { subjectId }) => void note('choosy', subjectId),
    },
  ],
}

const folder = mkdtempSync(join(tmpdir(), 'cityloop-reactions-'))
let running: RunningPlatform
beforeAll(async () => {
  const databaseUrl = await cloneDatabase(inject('databaseUrl'))
  const settings = parseSettings({ CITYLOOP_DATA: folder, CITYLOOP_DEMO: 'true', LOG_LEVEL: 'silent' })
  running = await startPlatform({ settings, databaseUrl, modules: [...MODULES, listeners] })
})
afterAll(async () => {
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('lets every other event and reaction have its turn, and tries only the failed event again', async () => {
  const { db, announce } = running.platform
  const ids = [...Array.from({ length: 10 }, newId), poison, ...Array.from({ length: 10 }, newId)]
  for (const id of ids) {
    const payload = JSON.stringify({ wanted: id === ids[0] })
    await db.query(sql`insert into outbox (topic, subject_id, payload, deliver_at) values (${TOPIC}, ${id}, ${payload}, now())`)
  }
  announce()
  const times = (name: string, id: string) => seen.get(name)?.filter((one) => one === id).length ?? 0
  await vi.waitFor(() => expect(times('stumbles', poison)).toBeGreaterThanOrEqual(2), { timeout: 20_000, interval: 100 })
  for (const id of ids.filter((one) => one !== poison)) expect([times('stumbles', id), times('follows', id)]).toEqual([1, 1])
  expect(times('follows', poison)).toBeGreaterThanOrEqual(1)
  expect(seen.get('choosy')).toEqual([ids[0]])
  const jobs = await db.query<{ state: string; output: unknown }>(
    sql`select state::text, output from pgboss.job where name = ${`on.${TOPIC}`} and state <> 'completed'`,
  )
  expect(jobs).toHaveLength(1)
  expect(JSON.stringify(jobs[0]?.output)).toContain('test.stumbles')
})
