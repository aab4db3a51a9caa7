/** Points of a register as plain numbers, sorted by Morton key. */
export interface IndexedPoint {
  /** Morton key at zoom 26. */
  key: number
  /** Names the point to its module, 0 … 2^32 - 1; unique. */
  ref: number
  /** One small number per column, such as the place of a class in a list. */
  values: readonly number[]
}

/** In the order they came, or by key. */
export interface PointArrays {
  keys: Float64Array
  refs: Uint32Array
  columns: Uint16Array[]
}

export function emptyArrays(columns: number, capacity: number): PointArrays {
  return {
    keys: new Float64Array(capacity),
    refs: new Uint32Array(capacity),
    columns: Array.from({ length: columns }, () => new Uint16Array(capacity)),
  }
}

export function put({ keys, refs, columns }: PointArrays, at: number, { key, ref, values }: IndexedPoint): void {
  keys[at] = key
  refs[at] = ref
  for (const [column, value] of values.entries()) {
    const target = columns[column]
    if (target) target[at] = value
  }
}

export function sorted({ keys, refs, columns }: PointArrays): PointArrays {
  let inOrder = true
  for (let at = 1; at < keys.length && inOrder; at++) inOrder = (keys[at - 1] ?? 0) <= (keys[at] ?? 0)
  if (inOrder) return { keys, refs, columns }
  const order = Uint32Array.from(keys, (_, at) => at).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
  return picked({ keys, refs, columns }, order)
}

function picked({ keys, refs, columns }: PointArrays, order: Uint32Array): PointArrays {
  return {
    keys: Float64Array.from(order, (at) => keys[at] ?? 0),
    refs: Uint32Array.from(order, (at) => refs[at] ?? 0),
    columns: columns.map((column) => Uint16Array.from(order, (at) => column[at] ?? 0)),
  }
}

export function merged(base: PointArrays, gone: readonly number[], fresh: readonly IndexedPoint[]): PointArrays {
  const left = new Uint32Array(base.keys.length - gone.length)
  for (let at = 0, next = 0, to = 0; at < base.keys.length; at++) {
    if (gone[next] === at) next++
    else left[to++] = at
  }
  const added = emptyArrays(base.columns.length, fresh.length)
  for (const [at, point] of fresh.entries()) put(added, at, point)
  return joined(gone.length === 0 ? base : picked(base, left), added)
}

/** Two sorted lists become one. */
export function joined(one: PointArrays, other: PointArrays): PointArrays {
  const length = one.keys.length + other.keys.length
  const result = emptyArrays(one.columns.length, length)
  let [a, b] = [0, 0]
  for (let at = 0; at < length; at++) {
    const takeOne = b >= other.keys.length || (a < one.keys.length && (one.keys[a] ?? 0) <= (other.keys[b] ?? 0))
    const [source, from] = takeOne ? [one, a++] : [other, b++]
    result.keys[at] = source.keys[from] ?? 0
    result.refs[at] = source.refs[from] ?? 0
    for (const [column, values] of result.columns.entries()) values[at] = source.columns[column]?.[from] ?? 0
  }
  return result
}

/** First position whose key is not less. */
export function lowerBound(keys: Float64Array, key: number): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}
