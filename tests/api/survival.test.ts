/** Nothing acknowledged is lost: the whole program is killed in the middle of a burst, then started again. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { newId } from '#kernel/id.ts'
import { makeHome, tokenFor } from '../support/program.ts'

const home = makeHome()
afterAll(() => home.leave())

const PLACE = { lon: 118.1, lat: 24.47 }

async function report(url: string, token: string, id: string): Promise<boolean> {
  const body = { id, source: 'hotline12345', matter: '06-010', description: `来电 ${id}`, point: PLACE }
  const answer = await fetch(`${url}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  }).catch(() => null)
  return answer?.status === 201 || answer?.status === 200
}

/** A phone that sends where it is until nobody answers; answers the newest place that was acknowledged. */
async function walk(url: string, token: string): Promise<string> {
  let newest = ''
  for (;;) {
    const at = new Date().toISOString()
    const answer = await fetch(`${url}/api/positions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ fixes: [{ at, ...PLACE }] }),
    }).catch(() => null)
    if (!answer?.ok) return newest
    newest = at
  }
}

async function placeKept(url: string, token: string): Promise<string> {
  const answer = await fetch(`${url}/api/positions/mine`, { headers: { authorization: `Bearer ${token}` } })
  const { position }: { position: { at: string } | null } = JSON.parse(await answer.text())
  return position?.at ?? ''
}

it('keeps each of 200 acknowledged reports once through kill -9, and the last place of a phone, and proves its history', {
  timeout: 180_000,
}, async () => {
  const first = await home.start()
  const token = await tokenFor(first.url, 'acceptor')
  const ids = Array.from({ length: 200 }, () => newId())
  const acknowledged = new Set<string>()
  const walking = walk(first.url, await tokenFor(first.url, 'collector'))
  const sending = ids.map((id) => report(first.url, token, id).then((ok) => (ok ? acknowledged.add(id) : null)))
  while (acknowledged.size < 60) await new Promise((resolve) => setTimeout(resolve, 2))
  first.cutPower()
  await Promise.all(sending)
  expect(acknowledged.size).toBeGreaterThanOrEqual(60)
  const newest = await walking
  expect(newest).not.toBe('')

  const second = await home.start()
  const again = await tokenFor(second.url, 'acceptor')
  expect((await placeKept(second.url, await tokenFor(second.url, 'collector'))) >= newest).toBe(true)
  // The senders do what senders do: whatever was not acknowledged is sent again, with the same id; so is what was.
  for (const id of ids) expect(await report(second.url, again, id)).toBe(true)
  const stored = await fetch(`${second.url}/api/cases/count?source=hotline12345`, { headers: { authorization: `Bearer ${again}` } })
  expect(JSON.parse(await stored.text())).toMatchObject({ count: 200 })
  await second.end()

  const sound = await home.verb('verify-history')
  expect([sound.code, sound.output]).toEqual([0, expect.stringContaining('"ok":true')])
})

it('names the record that somebody altered by SQL', { timeout: 120_000 }, async () => {
  const program = await home.start()
  const [, , , dbPort] = readFileSync(join(home.folder, 'pg/postmaster.pid'), 'utf8').split('\n')
  const password = readFileSync(join(home.folder, 'pg-password'), 'utf8')
  const admin = new pg.Client({ connectionString: `postgresql://cityloop_admin:${password}@127.0.0.1:${dbPort}/cityloop` })
  await admin.connect()
  const altered = await admin.query(
    `update flow_record set actor_name = 'somebody else' where ctid = (select ctid from flow_record where procedure = 'case' limit 1) returning subject_id`,
  )
  await admin.end()
  await program.end()
  const found = await home.verb('verify-history')
  expect(found.code).toBe(1)
  expect(found.output).toContain(`altered: subject ${altered.rows[0].subject_id}`)
})
