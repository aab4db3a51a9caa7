import { loadPack } from '#cities/index.ts'
import { makeBed, startProgramOn } from './support/bed.ts'
import { startReporter, spotsOf } from './intake.ts'
import pg from 'pg'
const bed = await makeBed('prof')
const c = new pg.Client({ connectionString: bed.adminUrl.replace(/\/postgres$/, '/cityloop') }); await c.connect(); c.on('error',()=>{})
const spots = spotsOf(await loadPack('350200'))
const p = await startProgramOn(bed, 'server')
const r = await startReporter(p.port, spots)
await r.send(2000)
const q=`select c.id, c.case_code, c.summary, c.state, c.lon, c.lat, c.reported_at from unnest($1::bigint[], $2::bigint[]) as r(lo, hi)
      join urban_case c on c.open and c.matter_code = $3 and c.morton between r.lo and r.hi limit 200`
const q2=`select c.id, c.case_code, c.summary, c.state, c.lon, c.lat, c.reported_at from unnest($1::bigint[], $2::bigint[]) as r(lo, hi)
      cross join lateral (select * from urban_case where open and matter_code = $3 and morton between r.lo and r.hi limit 200) c limit 200`
const {rows:[row]}=await c.query('select matter_code, morton from urban_case limit 1')
const m=Number(row.morton); const lo=[m-1000,m-50000,m+2000], hi=[m+1000,m-49000,m+3000]
for (const stage of ['before','after analyze']) { console.log(stage); await c.query('set plan_cache_mode=force_generic_plan')
 for (const [i,t] of [q,q2].entries()) { await c.query(`prepare p${i}${stage[0]} as ${t.replace('$3','$3::text')}`)
 const e=await c.query(`explain (analyze, buffers) execute p${i}${stage[0]}('{${lo}}','{${hi}}','${row.matter_code}')`); console.log(e.rows.map(x=>x['QUERY PLAN']).join('\n')) }
 await c.query('analyze urban_case') }
r.stop(); await p.stop(); await c.end(); await bed.stop()
