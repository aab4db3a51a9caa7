// Which way imports point (style.md): web → contract, rules · routes → service → rules, store · apps → modules → kernel, ui.
// The order of modules is read from apps/server/app.ts, the one list there is.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')

const app = readFileSync(join(__dirname, '../apps/server/app.ts'), 'utf8')
const order = /MODULES[^=]*=\s*\[([^\]]*)\]/
  .exec(app)[1]
  .split(',')
  .map((name) => name.trim())
  .filter(Boolean)

const laterThan = order.flatMap((name, index) => {
  const later = order.slice(index + 1)
  if (later.length === 0) return []
  return [
    {
      name: `${name}-enters-only-earlier-modules`,
      severity: 'error',
      from: { path: `^modules/${name}/` },
      to: { path: `^modules/(${later.join('|')})/` },
    },
  ]
})

const doors = order.map((name) => ({
  name: `enter-${name}-by-its-door`,
  severity: 'error',
  comment: 'other modules use index.ts; screens may read contract and rules',
  from: { path: '^modules/', pathNot: [`^modules/${name}/`, '^modules/[^/]+/web/', '\\.test\\.tsx?$'] },
  to: { path: `^modules/${name}/`, pathNot: [`^modules/${name}/index\\.ts$`] },
}))

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'kernel-knows-no-module',
      severity: 'error',
      from: { path: '^kernel/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(modules|apps|ui)/' },
    },
    {
      name: 'cities-are-data',
      severity: 'error',
      from: { path: '^cities/' },
      to: { path: '^(modules|apps|ui|kernel)/', pathNot: '^kernel/titles\\.ts$' },
    },
    {
      name: 'modules-know-no-app',
      severity: 'error',
      from: { path: '^modules/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^apps/', pathNot: '^apps/web/i18n/' },
    },
    {
      name: 'packs-enter-by-their-shape',
      severity: 'error',
      from: { path: '^modules/' },
      to: { path: '^cities/', pathNot: '^cities/pack\\.ts$' },
    },
    {
      name: 'store-and-rules-stay-inside',
      severity: 'error',
      from: { path: '^modules/[^/]+/routes\\.ts$' },
      to: { path: '^modules/[^/]+/migrations/' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '^modules/[^/]+/(rules|guards|contract|procedure/[a-z]+)\\.ts$' },
      to: { path: ['^modules/[^/]+/(store|service|routes)', '^kernel/db/(database|migrate|private-postgres)'] },
    },
    {
      name: 'web-reads-only-contract-and-rules',
      severity: 'error',
      from: { path: '^modules/[^/]+/web/' },
      to: { path: '^modules/[^/]+/(store|service|routes|seed|jobs)' },
    },
    {
      name: 'browser-knows-no-database',
      severity: 'error',
      from: { path: '^(ui|apps/web)/' },
      to: { path: ['^kernel/(db|files|jobs|live|http/server)', '^apps/server/'] },
    },
    ...laterThan,
    ...doors,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['node_modules', 'dist'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node'] },
  },
}
