export * from './components.ts'
export * from './imports.ts'
