/** Long work in stretches: a server that trains answers requests in between. */
export type Breathe = () => Promise<void>

/** For programs that do nothing else meanwhile. */
export const still: Breathe = async () => undefined

const STRETCH = 500

export async function inStretches<T, R>(all: readonly T[], make: (one: T) => R, breathe: Breathe): Promise<R[]> {
  const made: R[] = []
  for (let from = 0; from < all.length; from += STRETCH) {
    made.push(...all.slice(from, from + STRETCH).map(make))
    await breathe()
  }
  return made
}
