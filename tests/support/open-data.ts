/** Components on a lattice, and what OGC API – Features answers about them. */
import type { Feature, Geometry } from 'geojson'
import { raw, sql } from '#kernel/db/sql.ts'
import { aComponentAt, plant } from './components.ts'
import type { TestServer } from './test-server.ts'

export interface Link {
  href: string
  rel: string
  type: string
}
export interface Items {
  type: string
  features: Feature<Geometry | null>[]
  links: Link[]
  numberMatched?: number
  numberReturned: number
  timeStamp: string
}

export const ROOT = '/api/ogc'

/** A lattice over both districts: 20 by 10, classes and states in turns. */
const LATTICE = Array.from({ length: 200 }, (_, at) => {
  const [column, row] = [at % 20, Math.floor(at / 20)]
  return aComponentAt(118.001 + column * 0.004, 24.401 + row * 0.004, {
    status: ['intact', 'damaged', 'lost', 'intact'][at % 4],
    name: at % 5 === 0 ? '雨水井盖' : '污水井盖',
    classCode: at % 5 === 0 ? '01-003' : '01-002',
    initialDate: `2023-05-${String((at % 28) + 1).padStart(2, '0')}`,
    updatedAt: `2023-09-${String((at % 20) + 1).padStart(2, '0')}T00:00:00Z`,
    ownerUnitName: at % 10 === 0 ? '水务集团' : null,
  })
})

/** The lattice, and one more that is out of force. */
export async function plantLattice(server: TestServer): Promise<void> {
  await plant(server, [...LATTICE, aComponentAt(118.02, 24.42, { retiredAt: '2023-09-10T00:00:00Z' })])
}

export const codes = (page: Items): string[] => page.features.map(({ properties }) => String(properties?.code)).toSorted()

export async function codesWhere({ platform }: TestServer, where: string): Promise<string[]> {
  const rows = await platform.db.query<{ code: string }>(sql`select code from component t where retired_at is null and (${raw(where)})`)
  return rows.map(({ code }) => code).toSorted()
}
