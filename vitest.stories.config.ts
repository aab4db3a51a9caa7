import { defineConfig } from 'vitest/config'

/** Journeys in a real headless browser; one at a time, each on a program and a database of its own. */
export default defineConfig({
  test: {
    root: '.',
    include: ['tests/stories/**/*.test.ts'],
    globalSetup: ['tests/stories/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
})
