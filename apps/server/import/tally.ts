/** Counts by word. */
export type Tally = Map<string, number>

export function count(tally: Tally, word: string): void {
  tally.set(word, (tally.get(word) ?? 0) + 1)
}

export function total(tally: Tally): number {
  return [...tally.values()].reduce((sum, some) => sum + some, 0)
}

/** Largest first. */
export function ranked(tally: Tally): [word: string, count: number][] {
  return [...tally].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
}

export function asJson(tally: Tally): Record<string, number> {
  return Object.fromEntries(ranked(tally))
}
