// Runs a TypeScript program of the project, installing first what is missing.
import { spawn } from 'node:child_process'
import { ensureInstalled, NODE_FLAGS } from './prepare.mjs'

const [program, ...args] = process.argv.slice(2)
if (!program) throw new Error('usage: node tools/run.mjs <program.ts> [arguments]')
await ensureInstalled()
const child = spawn(process.execPath, [...NODE_FLAGS, program, ...args], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
