/** One measured figure beside its baseline, both taken in the same run. */
export interface BenchResult {
  bench: string
  metric: string
  value: number
  unit: string
  /** What was measured beside it. */
  baseline: string
  baselineValue: number
  /** value / baselineValue */
  ratio: number
  /** How many operations the value rests on. */
  n: number
}
