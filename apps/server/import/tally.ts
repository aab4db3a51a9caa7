/** Counts by word, largest first. */
export class Tally {
  readonly #counts = new Map<string, number>()

  add(word: string): void {
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1)
  }

  of(word: string): number {
    return this.#counts.get(word) ?? 0
  }

  get total(): number {
    return this.entries().reduce((sum, [, count]) => sum + count, 0)
  }

  entries(): [word: string, count: number][] {
    return [...this.#counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  }

  toJSON(): Record<string, number> {
    return Object.fromEntries(this.entries())
  }
}
