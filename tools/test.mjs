// npm test: the checks, all unit and API tests on real PostgreSQL, then the stories in a real browser.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check.mjs'
import { ensureInstalled, ensureWeb, root, run } from './prepare.mjs'

await ensureInstalled()
const begun = Date.now()
const totals = { passed: 0, failed: 0 }
for (const { ok } of await runChecks()) totals[ok ? 'passed' : 'failed']++
await suite('unit and API tests', 'vitest.config.ts')
await ensureWeb()
await suite('stories', 'vitest.stories.config.ts')
console.log(`\nin ${Math.round((Date.now() - begun) / 1000)} s`)
console.log(`${totals.passed} passed, ${totals.failed} failed`)
process.exit(totals.failed === 0 ? 0 : 1)

async function suite(title, config) {
  console.log(`\n${title}`)
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-results-'))
  const file = join(folder, 'results.json')
  const ended = await run(process.execPath, [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    config,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]).then(
    () => true,
    () => false,
  )
  const counted = countIn(file)
  totals.passed += counted.passed
  totals.failed += counted.failed
  // A runner that ended badly without a failed test has failed all the same.
  if (!ended && counted.failed === 0) totals.failed++
  rmSync(folder, { recursive: true, force: true })
}

function countIn(file) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
