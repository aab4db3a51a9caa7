import { VectorTile } from '@mapbox/vector-tile'
import fc from 'fast-check'
import { PbfReader } from 'pbf'
import { describe, expect, it } from 'vitest'
import { cellOf, KEY_ZOOM, mortonKey, uninterleave } from '../geo/morton.ts'
import type { PointFilter } from './counting.ts'
import { emptyArrays, type IndexedPoint, put } from './point-arrays.ts'
import { buildPointIndex, POINTS_ZOOM } from './point-index.ts'
import { EXTENT, encodeTile } from './vector-tile.ts'
import type { TileAddress } from './versions.ts'

const somewhere = fc.record({
  lon: fc.double({ min: 118, max: 118.1, noNaN: true }),
  lat: fc.double({ min: 24.4, max: 24.5, noNaN: true }),
})
const aPoint = fc
  .tuple(somewhere, fc.nat(4), fc.nat(2))
  .map(([{ lon, lat }, one, two]) => ({ key: mortonKey(lon, lat), values: [one, two] }))
const points = (max: number) =>
  fc.array(aPoint, { maxLength: max }).map((list) => list.map((point, ref): IndexedPoint => ({ ...point, ref })))
const filter = fc
  .tuple(fc.option(fc.uniqueArray(fc.nat(4))), fc.option(fc.uniqueArray(fc.nat(2))))
  .map(
    (columns): PointFilter =>
      columns.map((allowed) => allowed && Uint8Array.from({ length: 8 }, (_, value) => (allowed.includes(value) ? 1 : 0))),
  )

function indexOf(list: readonly IndexedPoint[]) {
  const arrays = emptyArrays(2, list.length)
  for (const [at, point] of list.entries()) put(arrays, at, point)
  return buildPointIndex(arrays)
}

const passing = (list: readonly IndexedPoint[], { z, x, y }: TileAddress, wanted: PointFilter) =>
  list.filter(({ key, values }) => {
    const cell = uninterleave(key)
    const inside = Math.floor(cell.x / 2 ** (KEY_ZOOM - z)) === x && Math.floor(cell.y / 2 ** (KEY_ZOOM - z)) === y
    return inside && wanted.every((allowed, column) => allowed === null || allowed[values[column] ?? 0] === 1)
  })

/** Tiles around the middle of the points. */
const tileAt = (z: number, lon = 118.05, lat = 24.45): TileAddress => {
  const { x, y } = cellOf(lon, lat)
  return { z, x: Math.floor(x / 2 ** (KEY_ZOOM - z)), y: Math.floor(y / 2 ** (KEY_ZOOM - z)) }
}

describe('points of a register by tile', () => {
  it('counts exactly, under any filter, through any additions and removals', () => {
    fc.assert(
      fc.property(
        points(600),
        points(60),
        filter,
        fc.array(fc.nat(700), { maxLength: 60 }),
        fc.integer({ min: 8, max: 15 }),
        (first, later, wanted, removed, z) => {
          const index = indexOf(first)
          let left = [...first]
          for (const [at, point] of later.entries()) {
            index.add({ ...point, ref: 10_000 + at })
            left.push({ ...point, ref: 10_000 + at })
          }
          for (const place of removed) {
            const point = left[place % Math.max(left.length, 1)]
            if (!point) continue
            expect(index.remove(point.key, point.ref)).toBe(true)
            left = left.filter((one) => one !== point)
          }
          const tile = tileAt(z)
          const content = index.tile(tile, wanted)
          const total = content.points.length + content.clusters.reduce((sum, { count }) => sum + count, 0)
          expect(total).toBe(passing(left, tile, wanted).length)
          expect(index.count(tile, wanted)).toBe(total)
          expect(index.size()).toBe(left.length)
        },
      ),
    )
  })

  it('shows every point at high zooms', () => {
    fc.assert(
      fc.property(points(900), (list) => {
        const tile = tileAt(POINTS_ZOOM, 118.05, 24.45)
        const refs = indexOf(list)
          .tile(tile, [null, null])
          .points.map(({ ref }) => ref)
        expect(refs.toSorted()).toEqual(
          passing(list, tile, [null, null])
            .map(({ ref }) => ref)
            .toSorted(),
        )
      }),
    )
  })

  it('changes the version of exactly the tiles that hold the point', () => {
    const index = indexOf([])
    const [here, elsewhere] = [tileAt(14), tileAt(14, 118.3, 24.6)]
    const [before, other] = [index.version(here), index.version(elsewhere)]
    index.add({ key: mortonKey(118.05, 24.45), ref: 1, values: [0, 0] })
    expect(index.version(here)).toBe(before + 1)
    expect(index.version(elsewhere)).toBe(other)
    index.addAll(emptyArrays(2, 0))
    expect(index.version(elsewhere)).toBeGreaterThan(other)
  })

  it('merges many changes into its arrays without losing any', () => {
    const index = indexOf([])
    for (let at = 0; at < 12_000; at++)
      index.add({ key: mortonKey(118 + (at % 100) / 1000, 24.4 + at / 200_000), ref: at, values: [at % 5, 0] })
    for (let at = 0; at < 12_000; at += 2) index.remove(mortonKey(118 + (at % 100) / 1000, 24.4 + at / 200_000), at)
    expect(index.size()).toBe(6000)
    expect(index.count({ z: 0, x: 0, y: 0 }, [null, null])).toBe(6000)
  })
})

describe('a vector tile', () => {
  it('is read by others as it was written', () => {
    const address = tileAt(15)
    const key = mortonKey(118.05, 24.45)
    const bytes = encodeTile(address, { components: [{ key, id: 7, properties: { class: '01-002', count: 3 } }], none: [] })
    const { layers } = new VectorTile(new PbfReader(bytes))
    expect(Object.keys(layers)).toEqual(['components'])
    const feature = layers.components?.feature(0)
    expect([feature?.id, feature?.properties, layers.components?.extent]).toEqual([7, { class: '01-002', count: 3 }, EXTENT])
    const placed: unknown = feature?.toGeoJSON(address.x, address.y, address.z).geometry
    expect(placed).toMatchObject({ type: 'Point', coordinates: [expect.closeTo(118.05, 5), expect.closeTo(24.45, 5)] })
  })
})
