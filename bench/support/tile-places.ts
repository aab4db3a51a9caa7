/** Places of a city with its census, the tiles they lie in, and figures about them. */
import { MODULES } from '#apps/server/app.ts'
import { loadCity } from '#apps/server/load-city.ts'
import { startPlatform } from '#apps/server/platform.ts'
import { loadPack } from '#cities/index.ts'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { cellOf, KEY_ZOOM } from '#kernel/geo/morton.ts'
import { parseSettings } from '#kernel/settings.ts'
import { seedComponents } from '#modules/components/index.ts'
import type { BenchResult } from '../result.ts'
import type { Bed } from './bed.ts'
import { progress } from './turns.ts'

export interface TileOf {
  z: number
  x: number
  y: number
}

export interface Place {
  id: string
  lon: number
  lat: number
}

export function tileAt({ lon, lat }: Place, z: number): TileOf {
  const side = 2 ** (KEY_ZOOM - z)
  const { x, y } = cellOf(lon, lat)
  return { z, x: Math.floor(x / side), y: Math.floor(y / side) }
}

export function figure(metric: string, value: number, unit: string, baseline: string, baselineValue: number, n: number): BenchResult {
  return { bench: 'tiles', metric, value, unit, baseline, baselineValue, ratio: baselineValue === 0 ? 1 : value / baselineValue, n }
}

export async function fill(bed: Bed, components: number): Promise<void> {
  const settings = parseSettings({ CITYLOOP_DATA: bed.folder, CITYLOOP_DEMO: 'true', LOG_LEVEL: 'error' })
  const { platform, stop } = await startPlatform({ settings, databaseUrl: bed.url, modules: MODULES, work: false })
  try {
    await loadCity(platform, '350200', () => undefined)
    await platform.db.query(sql`truncate component`)
    const pack = await loadPack('350200')
    const written = await seedComponents(asActor(platform, SYSTEM), pack.components?.(components) ?? [], () => undefined)
    await platform.db.query(sql`analyze component`)
    progress(`${written.written} components`)
  } finally {
    await stop()
  }
}
