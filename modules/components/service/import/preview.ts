/** The first rows of a file, converted and checked as the import would. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { componentClasses } from '#modules/catalogue/index.ts'
import { areasOf } from '#modules/grid/index.ts'
import type { Preview, Reading } from '../../contract.ts'
import type { Source, SourceRow } from '../files/source.ts'
import { checkRow, type RowRules } from './check-row.ts'
import { makeCodeSet } from './code-set.ts'
import { type Mapping, missingFields } from './columns.ts'
import { converterFrom } from './coordinates.ts'
import { rowReader } from './read-rows.ts'

const SHOWN = 20

export async function previewOf(ctx: Ctx, source: Source, mapping: Mapping, crs: Reading['crs'] | null): Promise<Preview> {
  const rows = await firstRows(source)
  const system = crs ?? guessSystem(rows, source, mapping)
  const read = rowReader(source, mapping, converterFrom(system))
  const census = rows.map(read)
  const rules = await rulesOver(
    ctx,
    census.map(({ fields }) => fields.code ?? ''),
  )
  return {
    shapes: source.shapes,
    crs: system,
    mapping: { ...mapping },
    missing: missingFields(mapping, source.shapes),
    rows: census.map(({ line, fields, point, shape }) => {
      const checked = checkRow(fields, point, rules)
      return {
        line,
        fields: { ...fields },
        kind: shape?.kind ?? null,
        lon: point?.lon ?? null,
        lat: point?.lat ?? null,
        unitGridCode: (point && rules.locate(point.lon, point.lat)?.unitGridCode) ?? null,
        faults: Array.isArray(checked) ? checked : [],
      }
    }),
  }
}

async function firstRows(source: Source): Promise<SourceRow[]> {
  for await (const handful of source.rows()) return handful.slice(0, SHOWN)
  return []
}

/** Degrees are small numbers, metres of a plane are not; which shifted degrees they are, only people know. */
function guessSystem(rows: readonly SourceRow[], source: Source, mapping: Mapping): Reading['crs'] {
  const plain = rowReader(source, mapping, (x, y) => ({ lon: x, lat: y }))
  const points = rows.flatMap((row) => plain(row).point ?? [])
  return points.some(({ lon, lat }) => Math.abs(lon) > 180 || Math.abs(lat) > 90) ? 'gk117' : 'cgcs2000'
}

/** Only the codes shown are asked for. */
async function rulesOver(ctx: Ctx, codes: readonly string[]): Promise<RowRules> {
  const [classes, areas, taken] = await Promise.all([
    componentClasses(ctx),
    areasOf(ctx),
    ctx.db.query<{ code: string }>(sql`select code from component where code = any(${codes})`),
  ])
  const known = makeCodeSet()
  for (const { code } of taken) known.add(code)
  return { classes, locate: areas.locate, known }
}
