/** GDAL, the library under QGIS and most other programs, reads what is published. Left out, visibly, where it is not installed. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aComponentAt, plant } from '../support/components.ts'
import { startTestServer, type TestServer, type User } from '../support/test-server.ts'

const installed = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].some((folder) => existsSync(join(folder, 'ogrinfo')))
if (!installed) console.warn('gdal-bin is not installed: the tests of ogrinfo and ogr2ogr are left out')
const run = promisify(execFile)

let server: TestServer
let admin: User
let folder: string
let root: string
let token: string

beforeAll(async () => {
  if (!installed) return
  folder = mkdtempSync(join(tmpdir(), 'cityloop-ogr-'))
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
  await plant(
    server,
    Array.from({ length: 250 }, (_, at) =>
      aComponentAt(118.001 + (at % 25) * 0.003, 24.401 + Math.floor(at / 25) * 0.003, { status: at % 5 === 0 ? 'lost' : 'intact' }),
    ),
  )
  admin = await server.as('grid_admin')
  const lent = { name: 'ogr', permissions: ['component.read', 'grid.read'], expiresOn: '2023-12-31', readOnly: true }
  token = (await admin.post<{ token: string }>('/api/tokens', lent)).body.token
  root = await server.http.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

/** Paths of pages are kept small, so that several are read. */
async function ogr(program: 'ogrinfo' | 'ogr2ogr', ...words: string[]): Promise<string> {
  const access = ['--config', 'GDAL_HTTP_USERPWD', `ogr:${token}`]
  const { stdout } = await run(program, [...access, '-oo', 'PAGE_SIZE=40', ...words], { timeout: 60_000 })
  return stdout
}

describe.skipIf(!installed)('ogrinfo and ogr2ogr (skipped where gdal-bin is not installed)', () => {
  it('list the collections that the token opens', async () => {
    const text = await ogr('ogrinfo', `OAPIF:${root}/api/ogc`)
    expect(text).toContain('components')
    expect(text).toContain('duty-grids')
    expect(text).not.toContain('cases')
  })

  it('read every feature of all pages with its type of column', async () => {
    const text = await ogr('ogrinfo', '-so', `OAPIF:${root}/api/ogc`, 'components')
    expect(text).toContain('Geometry: Point')
    expect(text).toContain('Feature Count: 250')
    expect(text).toMatch(/status: String/)
  })

  it('read a box, and copy it into a file of their own', async () => {
    const target = join(folder, 'copy.gpkg')
    await ogr('ogr2ogr', '-spat', '118', '24.4', '118.03', '24.43', target, `OAPIF:${root}/api/ogc`, 'components')
    const counted = await admin.get<{ numberMatched: number }>('/api/ogc/collections/components/items?bbox=118,24.4,118.03,24.43')
    expect((await run('ogrinfo', ['-so', target, 'components'])).stdout).toContain(`Feature Count: ${counted.body.numberMatched}`)
  })

  it('read the GeoPackage and both kinds of GeoJSON that are exported, in CGCS2000 where the format can say so', async () => {
    for (const [id, geometry, count] of [
      ['components', 'Point', 250],
      ['duty-grids', 'Polygon', 8],
    ] as const) {
      for (const format of ['gpkg', 'geojson', 'geojsonl']) {
        const file = join(folder, `${id}.${format}`)
        const answer = await fetch(`${root}/api/ogc/collections/${id}/export?format=${format}`, {
          headers: { authorization: `Bearer ${token}` },
        })
        writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
        const { stdout, stderr } = await run('ogrinfo', ['-so', '-al', file])
        expect([id, format, stderr, stdout]).toEqual([id, format, '', expect.stringContaining(`Feature Count: ${count}`)])
        if (format === 'gpkg') expect(stdout).toContain('China Geodetic Coordinate System 2000')
        else expect(stdout).toContain(`Geometry: ${geometry}`)
      }
    }
    expect(readFileSync(join(folder, 'components.gpkg')).subarray(68, 72).toString()).toBe('GPKG')
  })
})
