/** Import of unit grids: GeoJSON with `code` and `dutyGridCode`, every polygon checked, good ones or none (ST §1). */
import type { Polygon } from 'geojson'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { audit } from '#kernel/audit/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { badField } from '#kernel/problem.ts'
import { inLanguage } from '#kernel/titles.ts'
import { areasOf, forgetAreas } from './areas.ts'
import { areaM2, faultsOf, type GridCandidate, type GridWorld } from './rules.ts'

export const UnitGridReport = Type.Object({
  read: Type.Integer(),
  accepted: Type.Integer(),
  written: Type.Integer(),
  refused: Type.Array(Type.Object({ line: Type.Integer(), column: Type.String(), reason: Type.String() })),
  warnings: Type.Array(Type.Object({ line: Type.Integer(), column: Type.String(), reason: Type.String() })),
})

const Collection = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(
    Type.Object({
      properties: Type.Object({ code: Type.String(), dutyGridCode: Type.String() }),
      geometry: Type.Object({
        type: Type.Literal('Polygon'),
        coordinates: Type.Array(Type.Array(Type.Array(Type.Number(), { minItems: 2 }), { minItems: 1 }), { minItems: 1 }),
      }),
    }),
    { minItems: 1, maxItems: 100_000 },
  ),
})
const shape = Compile(Collection)

export async function importUnitGrids(
  ctx: Ctx,
  content: Buffer,
  options: { onlyIfAllGood: boolean; dryRun: boolean },
): Promise<Static<typeof UnitGridReport>> {
  const grids = candidatesIn(content)
  const faults = faultsOf(grids, await worldOf(ctx), await neighboursOf(ctx, grids))
  const lines = (warning: boolean) =>
    faults
      .filter((fault) => fault.warning === warning)
      .map((fault) => ({ line: fault.index, column: fault.rule, reason: `${fault.code}: ${inLanguage(fault.message, ctx.language)}` }))
  const bad = new Set(faults.filter((fault) => !fault.warning).map((fault) => fault.index))
  const good = grids.filter((grid) => !bad.has(grid.index))
  const report = { read: grids.length, accepted: good.length, written: 0, refused: lines(false), warnings: lines(true) }
  if (options.dryRun || (options.onlyIfAllGood && bad.size > 0)) return report
  await write(ctx, good)
  return { ...report, written: good.length }
}

function candidatesIn(content: Buffer): GridCandidate[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(content.toString('utf8'))
  } catch {
    throw badField('file', 'unreadable', '文件不是 JSON', 'The file is no JSON')
  }
  if (!shape.Check(parsed)) {
    const first = shape.Errors(parsed)[0]
    throw badField(
      'file',
      'geojson',
      `不是带 code、dutyGridCode 的多边形 GeoJSON（${first?.instancePath ?? ''}）`,
      `Not GeoJSON polygons with code and dutyGridCode (${first?.instancePath ?? ''})`,
    )
  }
  return parsed.features.map(({ properties, geometry }, at) => ({ index: at + 1, ...properties, geometry }))
}

async function worldOf(ctx: Ctx): Promise<GridWorld> {
  const areas = await areasOf(ctx)
  const retired = new Set(
    (await ctx.db.query<{ code: string }>(sql`select code from unit_grid where retired_at is not null`)).map((row) => row.code),
  )
  const isA = (level: string, code: string) => areas.names.get(code)?.level === level
  return {
    hasCommunity: (code) => isA('community', code),
    hasDutyGrid: (code) => isA('duty_grid', code),
    isRetired: (code) => retired.has(code),
    communityAt: (lon, lat) => areas.locate(lon, lat)?.communityCode ?? null,
  }
}

/** Grids in force that the file does not replace, where the file draws. */
async function neighboursOf(ctx: Ctx, grids: readonly GridCandidate[]): Promise<GridCandidate[]> {
  const positions = grids.flatMap((grid) => grid.geometry.coordinates.flat())
  const along = (axis: 0 | 1) => positions.map((position) => position[axis] ?? 0)
  const [west, east] = range(along(0))
  const [south, north] = range(along(1))
  const replaced = new Set(grids.map((grid) => grid.code))
  const areas = await areasOf(ctx)
  return areas.within('unit_grid', [west, south, east, north]).flatMap((feature) => {
    const code: unknown = feature.properties?.code
    return typeof code === 'string' && !replaced.has(code) && isPolygon(feature.geometry)
      ? [{ index: 0, code, dutyGridCode: '', geometry: feature.geometry }]
      : []
  })
}

/** Least and most; a loop, because a file may hold more numbers than a call takes arguments. */
function range(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity])
}

const isPolygon = (geometry: { type: string }): geometry is Polygon => geometry.type === 'Polygon'

async function write(ctx: Ctx, grids: readonly GridCandidate[]): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    for (const { code, dutyGridCode, geometry } of grids) {
      const row = { code, communityCode: code.slice(0, 12), dutyGridCode, geometry, areaM2: Math.round(areaM2(geometry)), demo: false }
      await tx.query(
        sql`${insertInto('unit_grid', row)} on conflict (code) do update set duty_grid_code = excluded.duty_grid_code, geometry = excluded.geometry, area_m2 = excluded.area_m2, demo = false`,
      )
    }
    await tx.query(
      insertInto('outbox', {
        topic: 'duty-grids.changed',
        subjectId: ctx.actor.id,
        payload: { unitGrids: grids.length },
        deliverAt: ctx.now(),
      }),
    )
    await audit(ctx, { action: 'unit_grids.import', objectType: 'unit-grids', result: 'done', detail: { written: grids.length } }, tx)
  })
  forgetAreas(ctx)
  ctx.announce()
}
