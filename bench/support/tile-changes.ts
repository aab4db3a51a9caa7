/** How soon a change is in its tile, while two hundred other changes come every second. */
import { type Database, openDatabase } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import type { BenchResult } from '../result.ts'
import { type Bed, signIn } from './bed.ts'
import { figure, type Place, type TileOf, tileAt } from './tile-places.ts'
import { progress, quantile } from './turns.ts'

const PER_SECOND = 200
const BEAT_MS = 50
const PROBES = 30

export async function changesToTiles(bed: Bed, port: number, places: readonly Place[]): Promise<BenchResult[]> {
  const db = openDatabase(bed.url, 3)
  const ids = (await db.query<{ id: string }>(sql`select id from component order by md5(code) desc limit 4000`)).map(({ id }) => id)
  const token = await signIn(port, 'gridadmin')
  let [changed, ending] = [0, false]
  const begun = performance.now()
  const others = (async () => {
    while (!ending) {
      const due = Math.floor(((performance.now() - begun) / 1000) * PER_SECOND) - changed
      if (due > 0) await changeSome(db, ids, changed, due)
      changed += Math.max(due, 0)
      await new Promise((resolve) => setTimeout(resolve, BEAT_MS))
    }
  })()
  const times: number[] = []
  for (let probe = 0; probe < PROBES; probe++) {
    const place = places[probe % places.length]
    if (place) times.push(await probeOf(port, token, place, probe))
  }
  ending = true
  await others
  const rate = (changed * 1000) / (performance.now() - begun)
  await db.close()
  progress(`${Math.round(rate)} other changes a second`)
  return [
    figure('change_to_tile_p95_ms', quantile(times, 0.95), 'ms', 'the budget', 1000, times.length),
    figure('change_to_tile_median_ms', quantile(times, 0.5), 'ms', 'the budget', 1000, times.length),
  ]
}

/** What the register writes for a change of status: the row, and the news of it. */
async function changeSome(db: Database, ids: readonly string[], from: number, count: number): Promise<void> {
  const some = Array.from({ length: count }, (_, step) => ids[(from + step) % ids.length] ?? '')
  await db.query(sql`with old as (select * from component where id = any(${some}) and retired_at is null),
    changed as (update component c set status = case old.status when 'intact' then 'damaged' else 'intact' end
      from old where c.id = old.id returning c.*)
    insert into outbox (topic, subject_id, payload, deliver_at)
    select 'components.changed', n.id, jsonb_build_object(
      'before', jsonb_build_object('code', o.code, 'morton', o.morton, 'classCode', o.class_code, 'status', o.status,
        'districtCode', o.district_code, 'authorityUnitCode', o.authority_unit_code),
      'after', jsonb_build_object('code', n.code, 'morton', n.morton, 'classCode', n.class_code, 'status', n.status,
        'districtCode', n.district_code, 'authorityUnitCode', n.authority_unit_code)), now()
    from changed n join old o on o.id = n.id`)
}

/** From the sending of a change until the tile is another one. */
async function probeOf(port: number, token: string, place: Place, probe: number): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const url = `http://127.0.0.1:${port}/api/components/${place.id}`
  const row: { version: number; status: string; code: string } = await (await fetch(url, { headers })).json()
  const tile = tileAt(place, 18)
  const status = row.status === 'intact' ? 'damaged' : 'intact'
  const sentAt = performance.now()
  const body = JSON.stringify({ version: row.version, status, changeDate: '2026-01-05', remark: newId() })
  const answer = await fetch(url, { method: 'PATCH', headers, body })
  if (!answer.ok) throw new Error(`probe ${probe} was refused: ${await answer.text()}`)
  for (;;) {
    if ((await statusIn(port, token, tile, row.code)) === status) return performance.now() - sentAt
    if (performance.now() - sentAt > 20_000) throw new Error(`probe ${probe} is in no tile after 20 s`)
  }
}

/** Asked with a filter for each status, so that the tile itself has to tell. */
async function statusIn(port: number, token: string, { z, x, y }: TileOf, code: string): Promise<string | null> {
  for (const status of ['intact', 'damaged']) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/layers/components/tiles/${z}/${x}/${y}?status=${status}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    if (answer.status === 200 && Buffer.from(await answer.arrayBuffer()).includes(code)) return status
  }
  return null
}
