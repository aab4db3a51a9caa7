/** Parts of the screen of open data. */
export { absolute, SERVICE } from './api.ts'
export { Collections, TileSources } from './Collections.tsx'
export { CopyLine } from './CopyLine.tsx'
export { HowTo } from './HowTo.tsx'
