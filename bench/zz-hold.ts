import { existsSync, writeFileSync } from 'node:fs'
import { cityWith } from './list.ts'
import { makeBed } from './support/bed.ts'

const bed = await makeBed('hold')
const s = await cityWith(bed, 'small', 10000)
const l = await cityWith(bed, 'large', 1000000)
await s.stop()
await l.stop()
writeFileSync('/tmp/bw/hold.json', JSON.stringify({ url: bed.url, adminUrl: bed.adminUrl }))
while (!existsSync('/tmp/bw/hold.stop')) await new Promise((r) => setTimeout(r, 1000))
await bed.stop()
