/** Door of documents: a model, the sections of modules, and the forms they are printed in. */
export type { Block, Entry, Part, Picture, PlaceCrop, PrintedDocument } from './model.ts'
export { printPdf } from './pdf.ts'
export { type SectionDefinition, sectionsOf } from './section.ts'
