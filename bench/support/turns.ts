/** Product and baseline in turns, so that a busy machine treats both alike. */

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export interface Compared {
  value: number
  baselineValue: number
  ratio: number
}

/**
 * Both figures as medians over the rounds. The ratio is the median of each round's own ratio: a neighbour that
 * loads the machine for a while slows both halves of a round, and the rounds are many.
 */
export async function inTurns(
  rounds: number,
  product: (round: number) => Promise<number>,
  baseline: (round: number) => Promise<number>,
): Promise<Compared> {
  const pairs: { ours: number; theirs: number }[] = []
  for (let round = 0; round < rounds; round++) {
    // Who goes first changes every round.
    const first = round % 2 === 0 ? await product(round) : await baseline(round)
    const second = round % 2 === 0 ? await baseline(round) : await product(round)
    pairs.push(round % 2 === 0 ? { ours: first, theirs: second } : { ours: second, theirs: first })
  }
  return {
    value: median(pairs.map(({ ours }) => ours)),
    baselineValue: median(pairs.map(({ theirs }) => theirs)),
    ratio: median(pairs.map(({ ours, theirs }) => ours / theirs)),
  }
}

export function progress(line: string): void {
  process.stderr.write(`  ${line}\n`)
}
