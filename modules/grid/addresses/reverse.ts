/** Reverse geocoding: which areas a point lies in (exactly one unit grid) and which known addresses are nearest. */
import type { Ctx } from '#kernel/ctx.ts'
import type { LonLat } from '#kernel/geo/distance.ts'
import { areasOf } from '../areas.ts'
import type { ReverseGeocode } from '../contract.ts'
import { describePlace, locate } from '../service.ts'
import { doorOf, fullAddress } from './describe.ts'
import { type Address, findAround } from './store.ts'

type Near = Address & { metres: number }

/** Looked into one after the other, until there is enough: where addresses are dense the first will do. */
const REACHES = [40, 150, 500]
/** As near as this a door stands for the point; within the next only its road does. */
const AT_THE_DOOR_M = 30
const ON_THE_ROAD_M = 80

export async function reverseGeocode(ctx: Ctx, point: LonLat, limit: number): Promise<ReverseGeocode> {
  const place = await locate(ctx, point, 'lon')
  const areas = await areasOf(ctx)
  const near = await nearest(ctx, point, limit)
  return {
    address: fullAddress(place, doorAt(ctx, near), areas, ctx.language),
    located: await describePlace(ctx, place),
    nearest: near.map(({ metres, lon, lat, ...row }) => {
      const door = doorOf(row, ctx.language)
      const { road, number, suffix, numberTo, building, marker } = row
      const elements = { road, number, suffix, numberTo, building, marker }
      return { address: fullAddress(row, door, areas, ctx.language), door, elements, point: { lon, lat }, metres }
    }),
  }
}

async function nearest(ctx: Ctx, point: LonLat, limit: number): Promise<Near[]> {
  for (const reach of REACHES) {
    const found = await findAround(ctx.db, point, reach)
    if (found.length >= limit || reach === REACHES.at(-1)) return found.slice(0, limit)
  }
  return []
}

/** Doors before markers; where none is near enough, the road they stand on. */
function doorAt(ctx: Ctx, near: readonly Near[]): string {
  const close = near.filter(({ metres }) => metres <= AT_THE_DOOR_M)
  const door = close.find(({ number, numberTo }) => number !== null && numberTo === null) ?? close[0]
  if (door) return doorOf(door, ctx.language)
  const along = near.find(({ road, metres }) => road !== '' && metres <= ON_THE_ROAD_M)
  return along?.road ?? ''
}
