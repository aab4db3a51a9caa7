/** Telling from a text what it is about: segmenting, a linear model with honest confidence, its measure and its file. */
export type { Breathe } from './breathe.ts'
export { type Accuracy, accuracyOf } from './evaluate.ts'
export { type Answer, answers, type TextModel, type Wording } from './model.ts'
export { decodeModel, encodeModel, hashOf, UnreadableModel } from './model-file.ts'
export { simplify } from './simplify.ts'
export { type Example, type Figures, learn, type Measured, measure, type Training } from './train.ts'
