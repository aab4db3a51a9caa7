/** The demo city, loaded once for all stories. */
import type { TestProject } from 'vitest/node'
import { loadCity } from '#apps/server/load-city.ts'
import { makeTemplate } from '../support/template.ts'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = await makeTemplate(
    (platform) => loadCity(platform, platform.settings.city, () => undefined),
    () => new Date(),
  )
  project.provide('databaseUrl', template.url)
  return template.stop
}
