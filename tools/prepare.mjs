// What a fresh clone lacks: packages and the built web. Each is made only when its sources changed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const NODE_MINIMUM = [20, 19]
/** Most of what a request or an import makes dies with it: with more room for the young it is not carried over first. */
export const NODE_FLAGS = ['--max-semi-space-size=32', '--import', 'tsx']
const root = new URL('..', import.meta.url).pathname.replace(/^\/([A-Za-z]:)/, '$1')
const stampFolder = join(root, 'node_modules/.cache/cityloop')

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [needMajor, needMinor] = NODE_MINIMUM
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return
  console.error(`CityLoop needs Node ${NODE_MINIMUM.join('.')} or newer; this is ${process.versions.node}.`)
  process.exit(2)
}

export async function ensureInstalled() {
  checkNode()
  const wanted = hashOf([join(root, 'package-lock.json')])
  if (existsSync(join(root, 'node_modules')) && readStamp('install') === wanted) return
  // A folder installed by hand counts when npm itself left its mark for this very lock file.
  if (installedByHand()) return writeStamp('install', wanted)
  console.log('  installing packages (once; about a minute)')
  await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeStamp('install', wanted)
}

function installedByHand() {
  const mark = join(root, 'node_modules/.package-lock.json')
  return existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

export async function ensureWeb() {
  const wanted = hashOf(webSources())
  if (existsSync(join(root, 'dist/web/index.html')) && readStamp('web') === wanted) return
  console.log('  building the web (once per change)')
  await run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'])
  writeStamp('web', wanted)
}

function webSources() {
  const folders = [
    'apps/web',
    'ui',
    ...readdirSync(join(root, 'modules')).flatMap((name) => [`modules/${name}`]),
    'kernel/clock',
    'kernel/procedure',
    'kernel/http',
    'kernel/list',
  ]
  const files = folders
    .flatMap((folder) => filesBelow(join(root, folder)))
    .filter((file) => /\.(ts|tsx|css|html|svg|json)$/.test(file) && !file.includes('.test.'))
  return [...files, join(root, 'vite.config.ts'), join(root, 'package-lock.json')].filter((file) => existsSync(file)).sort()
}

function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function readStamp(name) {
  const file = join(stampFolder, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function writeStamp(name, value) {
  mkdirSync(stampFolder, { recursive: true })
  writeFileSync(join(stampFolder, name), value)
}

export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(Object.assign(new Error(`${args.at(0) ?? command} ended with ${code}`), { code })),
    )
  })
}

export { root }
