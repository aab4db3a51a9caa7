// npm run check: types, format and lint, walls, floor plan, generated table types. Prints one line per check.
import { ensureInstalled, root, run } from './prepare.mjs'

const node = process.execPath
const bin = (name) => `${root}/node_modules/${name}`

export const CHECKS = [
  { name: 'types', command: [node, [bin('typescript/bin/tsc'), '--noEmit', '-p', '.']] },
  { name: 'format and lint', command: [node, [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']] },
  {
    name: 'walls',
    command: [
      node,
      [
        bin('dependency-cruiser/bin/dependency-cruise.mjs'),
        '--config',
        'tools/walls.cjs',
        '--output-type',
        'err',
        'apps',
        'modules',
        'kernel',
        'ui',
        'cities',
      ],
    ],
  },
  { name: 'floor plan and sizes', command: [node, ['--import', 'tsx', 'tools/floor-plan.ts']] },
  { name: 'generated table types', command: [node, ['--import', 'tsx', 'tools/gen-tables.ts', '--check']] },
  { name: 'generated drawing of the procedure', command: [node, ['--import', 'tsx', 'tools/gen-procedure.ts', '--check']] },
]

export async function runChecks() {
  const results = []
  for (const check of CHECKS) {
    const begun = Date.now()
    const ok = await run(...check.command).then(
      () => true,
      () => false,
    )
    console.log(`  ${ok ? 'ok    ' : 'FAILED'} ${check.name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
    results.push({ name: check.name, ok })
  }
  return results
}

if (process.argv[1]?.endsWith('check.mjs')) {
  await ensureInstalled()
  const results = await runChecks()
  process.exit(results.every((result) => result.ok) ? 0 : 1)
}
