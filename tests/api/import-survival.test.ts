/** A census import survives kill -9 of the program and its database: it goes on behind the last batch, nothing twice, nothing lost. */
import { afterAll, expect, it } from 'vitest'
import type { ImportRow, Preview } from '#modules/components/contract.ts'
import { aCensus, asCsv } from '../support/census.ts'
import { callerAs, makeHome } from '../support/program.ts'

const home = makeHome()
afterAll(() => home.leave())

const ROWS = 120_000

it('goes on behind the last committed batch', { timeout: 300_000 }, async () => {
  const rows = aCensus(ROWS, '070').map((row, index) => ({
    ...row,
    lon: 118.08 + (index % 400) * 0.00005,
    lat: 24.46 + Math.floor(index / 400) * 0.00005,
  }))
  const first = await home.start()
  const clerk = await callerAs(first.url, 'gridadmin')
  const form = new FormData()
  form.append('file', new Blob([asCsv(rows)], { type: 'text/csv' }), 'census.csv')
  const { id } = await clerk<ImportRow>('/component-imports', form)
  const { crs, mapping } = await clerk<Preview>(`/component-imports/${id}/preview`, {})
  await clerk(`/component-imports/${id}/start`, { crs, mapping })
  const now = () => clerk<ImportRow>(`/component-imports/${id}`)
  await expect.poll(async () => (await now()).read, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0)
  const { state, read } = await now()
  first.cutPower()
  expect([state, read < ROWS]).toEqual(['running', true])

  const again = await callerAs((await home.start()).url, 'gridadmin')
  await expect
    .poll(async () => (await again<ImportRow>(`/component-imports/${id}`)).state, { timeout: 120_000, interval: 200 })
    .toBe('done')
  const done = await again<ImportRow>(`/component-imports/${id}`)
  expect(done.read).toBe(ROWS)
  expect(done.written + done.refused).toBe(ROWS)
  expect(done.written).toBeGreaterThan(ROWS / 2)
  const counted = await again<{ count: number; more: boolean }>(`/components/count?importId=${id}`)
  expect(counted).toEqual({ count: Math.min(done.written, 100_000), more: done.written > 100_000 })
})
