// npm start: everything a fresh clone needs, then the program.
import { spawn } from 'node:child_process'
import { ensureInstalled, ensureWeb, NODE_FLAGS, root } from './prepare.mjs'

await ensureInstalled()
await ensureWeb()
const child = spawn(process.execPath, ['--enable-source-maps', ...NODE_FLAGS, 'apps/server/main.ts'], { cwd: root, stdio: 'inherit' })
// Ctrl-C reaches the program by itself; this one only waits for its clean end.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
