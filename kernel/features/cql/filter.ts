/** A filter of CQL2 (OGC 21-065r2), whichever of the two spellings it came in. */
import type { Area } from '../definition.ts'

export const COMPARISONS = ['=', '<>', '<', '<=', '>', '>='] as const
export type Comparison = (typeof COMPARISONS)[number]

/** Instants and dates travel as text; the column says how they are read. */
export type Literal = string | number | boolean

export type Filter =
  | { op: 'and' | 'or'; args: readonly Filter[] }
  | { op: 'not'; arg: Filter }
  | { op: 'always'; value: boolean }
  | { op: Comparison; property: string; value: Literal }
  | { op: 'between'; property: string; from: Literal; to: Literal }
  | { op: 'in'; property: string; values: readonly Literal[] }
  | { op: 'like'; property: string; pattern: string }
  | { op: 'isNull'; property: string }
  | { op: 's_intersects'; property: string; areas: readonly Area[] }

/** `5 < x` is `x > 5`. */
export const MIRRORED = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const satisfies Record<
  Comparison,
  Comparison
>
