/** The floor plan and the size limits of the code: names a module may have, lines per file and function, depth. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import ts from 'typescript'

const MAX_FILE_LINES = 300
const MAX_FUNCTION_LINES = 50
const MAX_BLOCK_DEPTH = 3
const MAX_FOLDER_DEPTH = 4

/** What a module may be made of (style.md). A file that outgrew its size is a folder of the same name. */
const ROOMS = new Set([
  'README.md',
  'contract',
  'rules',
  'store',
  'service',
  'routes',
  'jobs',
  'index',
  'seed',
  'registers',
  'procedures',
  'metrics',
  'layers',
  'notices',
  'migrations',
  'adapters',
  'web',
  'module',
  'addresses',
])

/** Words of one module's own trade; each needs a reason here. */
const OWN_ROOMS: Record<string, readonly string[]> = {
  identity: ['roles', 'permissions', 'session', 'tokens'], // who may what, and the sessions and tokens that carry it
  catalogue: [
    'editions',
    'handbook',
    'handbook-defaults',
    'confusables',
    'confusables-view',
    'codes',
    'unified-credit-code',
    'calendar-store',
    'class-store',
    'handbook-store',
    'catalogue-data',
  ], // national data sets
  grid: ['areas', 'lists', 'neighbours', 'placed', 'places', 'unit-grids'], // areas and names held in memory, which areas touch; what placed registers share; the import of polygons
  cases: ['procedure', 'guards', 'lists', 'request-procedure', 'request-list'], // the two procedures as tables
  coordination: ['lists'], // orders, agenda, bulletin
  command: ['lists'], // people in the field
}

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter(Boolean)
const code = files.filter((file) => existsSync(file) && /\.(ts|tsx)$/.test(file) && !file.endsWith('.gen.ts') && !file.endsWith('.d.ts'))
const faults: string[] = [...code.flatMap(sizeFaults), ...files.flatMap(placeFaults)]

function sizeFaults(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const lines = text.split('\n').length - 1
  const found = lines > MAX_FILE_LINES ? [`${file}: ${lines} lines, at most ${MAX_FILE_LINES}`] : []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const visit = (node: ts.Node, depth: number): void => {
    found.push(...functionFaults(file, source, node))
    const deeper = isBranch(node) ? depth + 1 : ts.isFunctionLike(node) ? 0 : depth
    if (deeper > MAX_BLOCK_DEPTH && isBranch(node))
      found.push(`${file}:${lineOf(source, node)}: blocks ${deeper} deep, at most ${MAX_BLOCK_DEPTH}`)
    ts.forEachChild(node, (child) => visit(child, deeper))
  }
  visit(source, 0)
  return found
}

function functionFaults(file: string, source: ts.SourceFile, node: ts.Node): string[] {
  if (!ts.isFunctionLike(node) || !('body' in node) || !node.body || file.includes('.test.')) return []
  const lines = source.getLineAndCharacterOfPosition(node.getEnd()).line - source.getLineAndCharacterOfPosition(node.getStart()).line + 1
  return lines > MAX_FUNCTION_LINES ? [`${file}:${lineOf(source, node)}: a function of ${lines} lines, at most ${MAX_FUNCTION_LINES}`] : []
}

function isBranch(node: ts.Node): boolean {
  const elseIf = ts.isIfStatement(node) && ts.isIfStatement(node.parent) && node.parent.elseStatement === node
  return (
    !elseIf && (ts.isIfStatement(node) || ts.isIterationStatement(node, false) || ts.isSwitchStatement(node) || ts.isTryStatement(node))
  )
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart()).line + 1
}

function placeFaults(file: string): string[] {
  const parts = file.split('/')
  const folders = parts.length - 1
  const found = folders > MAX_FOLDER_DEPTH + 1 ? [`${file}: ${folders} folders deep, at most ${MAX_FOLDER_DEPTH + 1}`] : []
  const [top, module, room] = parts
  if (top !== 'modules' || !module || !room) return found
  const name = room.replace(/(\.test)?\.(ts|tsx)$/, '')
  const known = ROOMS.has(name) || ROOMS.has(room) || (OWN_ROOMS[module] ?? []).includes(name)
  return known ? found : [...found, `${file}: "${name}" is no room of a module's floor plan`]
}

for (const fault of faults) console.error(`  ${fault}`)
if (faults.length > 0) process.exit(1)
