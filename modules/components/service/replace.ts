/** One component stands in for another: the old id ends, a new one begins and names it (ST §2.1). */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { derivedId, newId } from '#kernel/id.ts'
import { badField, conflict, staleVersion } from '#kernel/problem.ts'
import type { RegisterRow } from '#kernel/register/register.ts'
import { getRow, succeedRow } from '#kernel/register/verbs.ts'
import { locate } from '#modules/grid/index.ts'
import type { Replacement } from '../contract.ts'
import { components } from '../registers.ts'
import { lastCode } from '../store/index.ts'

const SEQUENCE_DIGITS = 6
const MOST = 999_999

export async function replaceComponent(ctx: Ctx, id: string, given: Replacement): Promise<RegisterRow> {
  const before = await getRow(ctx, components, id)
  const newOne = ctx.requestKey ? derivedId('component-replacement', id, ctx.actor.id, ctx.requestKey) : newId()
  const known = await ctx.db.query(sql`select 1 from component where id = ${newOne}`)
  if (known.length > 0) return getRow(ctx, components, newOne)
  if (before.retiredAt) throw conflict({ detail: { zh: '已停用，不能更换', en: 'It is retired and cannot be replaced' } })
  const { version, reason, code, ...changes } = given
  if (before.version !== version) throw staleVersion()
  const point = { lon: changes.lon ?? Number(before.lon), lat: changes.lat ?? Number(before.lat) }
  const successor = {
    ...kept(before),
    ...changes,
    ...point,
    id: newOne,
    code: code ?? (await nextCode(ctx, before, point)),
    status: 'intact',
    previousId: id,
  }
  return succeedRow(ctx, components, before, successor, reason)
}

const KEPT = [
  'name',
  'authorityUnitCode',
  'authorityUnitName',
  'ownerUnitCode',
  'ownerUnitName',
  'maintenanceUnitCode',
  'maintenanceUnitName',
  'dataSource',
]

/** Bodies and names go over to the new one; dates and places are its own. */
function kept(before: RegisterRow): Record<string, unknown> {
  return Object.fromEntries(KEPT.map((name) => [name, before[name] ?? null]))
}

/** The region of a code is that of the district it stands in; moved across a border it takes the other one's. */
async function nextCode(ctx: Ctx, before: RegisterRow, point: { lon: number; lat: number }): Promise<string> {
  const old = String(before.code)
  const { districtCode } = await locate(ctx, point, 'lon')
  const moved = districtCode !== before.districtCode && /^\d{6}$/.test(districtCode)
  const prefix = `${moved ? districtCode : old.slice(0, 6)}${old.slice(6, -SEQUENCE_DIGITS)}`
  const sequence = Number((await lastCode(ctx.db, prefix))?.slice(-SEQUENCE_DIGITS) ?? 0) + 1
  if (sequence > MOST) throw badField('code', 'sequence', '该小类的顺序号已用完', 'The sequence of this class is used up')
  return `${prefix}${String(sequence).padStart(SEQUENCE_DIGITS, '0')}`
}
