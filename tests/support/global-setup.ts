/** One template for the whole run: a city small enough to know by heart. */
import type { TestProject } from 'vitest/node'
import { MODULES } from '#apps/server/app.ts'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { makeTemplate } from './template.ts'
import { testCity } from './test-city.ts'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = await makeTemplate(
    async (platform) => {
      for (const module of MODULES) await module.seed?.(asActor(platform, SYSTEM), testCity)
    },
    () => new Date('2023-01-01T00:00:00Z'),
  )
  project.provide('databaseUrl', template.url)
  return template.stop
}
