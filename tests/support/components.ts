/** Components straight into the table, as an import writes them: many, and where a test wants them. */
import { insertMany } from '#kernel/db/sql.ts'
import { mortonKey } from '#kernel/geo/morton.ts'
import { newId } from '#kernel/id.ts'
import { QUARTERS } from './test-city.ts'
import type { TestServer } from './test-server.ts'

let sequence = 0

export function aComponentAt(lon: number, lat: number, more: Record<string, unknown> = {}) {
  const quarter = QUARTERS.findLast(({ west }) => lon >= west) ?? QUARTERS[0]
  sequence++
  return {
    id: newId(),
    code: `${quarter?.district}01002${String(sequence).padStart(6, '0')}`,
    edition: 'GBT47678.5-2026',
    classCode: '01-002',
    name: '污水井盖',
    lon,
    lat,
    morton: mortonKey(lon, lat),
    districtCode: quarter?.district,
    streetCode: quarter?.street,
    communityCode: quarter?.community,
    dutyGridCode: `${quarter?.community}D001`,
    status: 'intact',
    authorityUnitCode: '12350200MB00000001',
    authorityUnitName: '市政园林局',
    ownerUnitName: null,
    initialDate: '2023-05-01',
    updatedAt: '2023-09-01T00:00:00Z',
    retiredAt: null,
    ...more,
  }
}

export async function plant({ platform }: TestServer, components: readonly ReturnType<typeof aComponentAt>[]): Promise<void> {
  await insertMany(platform.db, 'component', components)
}
