/** Made-up collectors walk in their duty grids, so that the map of a demo city is alive. In demo mode only. */
import type { Ctx } from '#kernel/ctx.ts'
import { mortonKey } from '#kernel/geo/morton.ts'
import { type AreaSet, areasOf, roomIn } from '#modules/grid/index.ts'
import { FRESH_MS, onWalk, type Room } from '../rules.ts'
import { anyPosition, type Position, saveMadeUp, type Walker, walkers } from '../store.ts'

const ACCURACY_M = 8

/** Of areas that are read anew the rooms are looked for anew. */
const known = new WeakMap<AreaSet, ReadonlyMap<string, Room>>()

function roomsOf(areas: AreaSet): ReadonlyMap<string, Room> {
  const rooms = known.get(areas) ?? findRooms(areas)
  known.set(areas, rooms)
  return rooms
}

function findRooms(areas: AreaSet): ReadonlyMap<string, Room> {
  const [west = -180, south = -90, east = 180, north = 90] = areas.bounds
  const rooms = new Map<string, Room>()
  for (const { geometry, properties } of areas.within('duty_grid', [west, south, east, north]))
    if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') rooms.set(String(properties?.code), roomIn(geometry))
  return rooms
}

/** Everybody a step on: where they are follows from the time alone. */
export async function walkOn(ctx: Ctx): Promise<void> {
  if (!ctx.settings.demo) return
  const [areas, people] = await Promise.all([areasOf(ctx), walkers(ctx.db)])
  const rows = people.flatMap((walker) => placed(walker, areas, ctx.now()))
  await saveMadeUp(ctx.db, rows, new Date(ctx.now().getTime() - FRESH_MS))
}

function placed({ dutyGridCode, ...walker }: Walker, areas: AreaSet, at: Date): Position[] {
  const room = roomsOf(areas).get(dutyGridCode)
  if (!room) return []
  const { lon, lat } = onWalk(walker.personId, room, at)
  const place = areas.locate(lon, lat)
  if (!place) return []
  return [{ ...walker, lon, lat, morton: mortonKey(lon, lat), accuracyM: ACCURACY_M, at, receivedAt: at, ...place, demo: true }]
}

/** At the first start everybody has a place already. */
export async function beginWalk(ctx: Ctx): Promise<void> {
  if (ctx.settings.demo && !(await anyPosition(ctx.db))) await walkOn(ctx)
}
