/** What lies inside a drawn shape, through the API, against a plain count over everything. */
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAreaIndex } from '#kernel/geo/area-index.ts'
import { metresBetween } from '#kernel/geo/distance.ts'
import { newId } from '#kernel/id.ts'
import { startTestServer, type TestServer, type User } from '../../tests/support/test-server.ts'

const CENTRE: [number, number] = [118.0405, 24.4205]
const SIDE = 9

let server: TestServer
let acceptor: User
beforeAll(async () => {
  server = await startTestServer()
  acceptor = await server.as('acceptor')
  for (let number = 0; number < SIDE * SIDE; number++) {
    const point = { lon: CENTRE[0] + ((number % SIDE) - 4) * 0.0011, lat: CENTRE[1] + (Math.floor(number / SIDE) - 4) * 0.0007 }
    const report = { id: newId(), source: 'hotline12345', matter: '06-010', description: `第 ${number} 处`, point }
    expect((await acceptor.post('/api/reports', report)).status).toBe(201)
  }
}, 120_000)
afterAll(() => server.stop())

interface Spot {
  id: string
  lon: number
  lat: number
}
interface Inside {
  count: number | null
  rows: Spot[]
  next: string | null
}

const RING: [number, number][] = [
  [118.0381, 24.4184],
  [118.0442, 24.4193],
  [118.0411, 24.4208],
  [118.0438, 24.4229],
  [118.0375, 24.4222],
]
const SHAPES = [
  {
    shape: { kind: 'circle', centre: CENTRE, metres: 260 },
    test: (spot: Spot) => metresBetween({ lon: CENTRE[0], lat: CENTRE[1] }, spot) <= 260,
  },
  {
    shape: { kind: 'polygon', ring: RING },
    test: ({ lon, lat }: Spot) =>
      buildAreaIndex([{ code: 'a', geometry: { type: 'Polygon', coordinates: [[...RING, RING[0] ?? []]] } }]).find(lon, lat) === 0,
  },
]

const all = async (user: User) => (await user.get<{ rows: Spot[] }>('/api/cases?open=true&limit=1000')).body.rows

describe('what lies inside a shape', () => {
  it.each(SHAPES)('a $shape.kind holds what a plain test over all cases finds, page by page', async ({ shape, test }) => {
    const expected = (await all(acceptor)).filter(test).map(({ id }) => id)
    expect(expected.length).toBeGreaterThan(5)
    const found: string[] = []
    let after: string | null = null
    do {
      const page: Inside = (await acceptor.post<Inside>('/api/layers/cases/inside', { shape, limit: 7, ...(after ? { after } : {}) })).body
      if (after === null) expect(page.count).toBe(expected.length)
      found.push(...page.rows.map(({ id }) => id))
      after = page.next
    } while (after !== null)
    expect(found.toSorted()).toEqual(expected.toSorted())
  })

  it('a corridor holds what lies beside the line', async () => {
    const west = CENTRE[0] - 0.006
    const shape = {
      kind: 'corridor',
      metres: 30,
      line: [
        [west, CENTRE[1]],
        [CENTRE[0] + 0.006, CENTRE[1]],
      ],
    }
    const { body } = await acceptor.post<Inside>('/api/layers/cases/inside', { shape })
    expect([body.count, body.rows.length]).toEqual([SIDE, SIDE])
  })

  it('follows the filters of the list and exports the same rows', async () => {
    const { shape } = SHAPES[0] ?? {}
    const whole = await acceptor.post<Inside>('/api/layers/cases/inside', { shape })
    const none = await acceptor.post<Inside>('/api/layers/cases/inside', { shape, filters: { light: 'red' } })
    expect(none.body.count).toBe(0)
    expect((await acceptor.post('/api/layers/cases/inside', { shape, filters: { colour: 'red' } })).status).toBe(422)
    const csv = await acceptor.post('/api/layers/cases/inside/export', { shape, format: 'csv' })
    expect(parse(csv.text.replace('\uFEFF', '')).length - 1).toBe(whole.body.count)
    const audited = await (await server.as('audit_admin')).get<{ rows: { action: string; objectType: string }[] }>(
      '/api/audit?action=export',
    )
    expect(audited.body.rows[0]).toMatchObject({ objectType: 'cases' })
  })

  it('shows each only what they may see', async () => {
    const shape = { kind: 'circle', centre: CENTRE, metres: 5000 }
    expect((await server.stranger.post('/api/layers/cases/inside', { shape })).status).toBe(401)
    const clerk = await server.as('dept_operator.city-works')
    expect((await clerk.post<Inside>('/api/layers/cases/inside', { shape })).body.count).toBe((await all(clerk)).length)
    expect((await acceptor.post('/api/layers/streets/inside', { shape })).status).toBe(404)
  })

  it.each([{ kind: 'circle', centre: CENTRE, metres: -1 }, { kind: 'polygon', ring: RING.slice(0, 2) }, { kind: 'star' }])(
    'refuses a shape that is none: %o',
    async (shape) => {
      expect((await acceptor.post('/api/layers/cases/inside', { shape })).status).toBe(422)
    },
  )
})
