/** How often the address book of the demo city finds what it is asked for, spelt well and with one sign wrong. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadPack } from '#cities/index.ts'
import type { CityPack } from '#cities/pack.ts'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { metresBetween } from '#kernel/geo/distance.ts'
import { oneOf, randomFrom } from '#kernel/random.ts'
import { seedComponents } from '#modules/components/index.ts'
import { buildAddresses, geocode, grid } from '#modules/grid/index.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const COMPONENTS = 60_000
const ASKED = 400
const SAME_PLACE_M = 50

interface Door {
  address: string
  lon: number
  lat: number
  district: string
  street: string
  community: string
}

let server: TestServer
let doors: Door[]
const random = randomFrom(30_428)

beforeAll(async () => {
  server = await startTestServer()
  const ctx = asActor(server.platform, SYSTEM)
  await ctx.db.query(sql`truncate city, region, duty_grid, unit_grid, component cascade`)
  const pack = await loadPack('350200')
  await grid.seed?.(ctx, renamed(pack))
  await seedComponents(ctx, pack.components?.(COMPONENTS) ?? [], () => undefined)
  await buildAddresses(ctx, false, () => undefined)
  doors = await ctx.db.query<Door>(sql`
    select c.remark as address, c.lon, c.lat, d.name as district, s.name as street, m.name as community
    from component c join region d on d.code = c.district_code join region s on s.code = c.street_code join region m on m.code = c.community_code
    where c.remark is not null order by md5(c.code) limit ${ASKED}`)
}, 180_000)
afterAll(() => server?.stop())

/** The history of the test city's duty grids stays, as it must: the same codes begin no second one. */
function renamed(pack: CityPack): CityPack {
  const other = (code: string) => code.replace('D', 'E')
  return {
    ...pack,
    dutyGrids: () => pack.dutyGrids().map((grid) => ({ ...grid, code: other(grid.code) })),
    unitGrids: () => pack.unitGrids().map((grid) => ({ ...grid, dutyGridCode: other(grid.dutyGridCode) })),
  }
}

/** As people write it: with all areas, with the district, with the community. */
const written = ({ district, street, community, address }: Door): string =>
  oneOf(random, [`厦门市${district}${street}${community}${address}`, `${district}${address}`, `${community}${address}`])

/** One sign of the name or the number is another one. */
function misspelt({ district, address }: Door): string {
  const signs = [...address]
  const at = Math.floor(random() * (signs.length - 1))
  const others = /\d/.test(signs[at] ?? '') ? [...'0123456789'] : [...'湖滨莲禾厦岭山海东西']
  const wrong = oneOf(
    random,
    others.filter((sign) => sign !== signs[at]),
  )
  return `${district}${signs.with(at, wrong).join('')}`
}

async function shareFound(ask: (door: Door) => string, among: number): Promise<number> {
  let found = 0
  for (const door of doors) {
    const text = ask(door)
    const { candidates } = await geocode(server.platform, text, among)
    if (candidates.some((one) => metresBetween(one, door) <= SAME_PLACE_M)) found++
    else if (process.env.GEOCODE_MISSES)
      console.log(
        text,
        '<-',
        door.address,
        candidates.map((one) => [one.road, one.number, one.score, one.kind].join(' ')),
      )
  }
  if (process.env.GEOCODE_MISSES) console.log(`${found} of ${doors.length}`)
  return found / doors.length
}

it('known addresses come first, within fifty metres', { timeout: 60_000 }, async () => {
  expect(doors).toHaveLength(ASKED)
  expect(await shareFound(written, 1)).toBeGreaterThanOrEqual(0.95)
})

it('with one sign wrong they are among the first three', { timeout: 60_000 }, async () => {
  expect(await shareFound(misspelt, 3)).toBeGreaterThanOrEqual(0.9)
})
