import { loadPack } from '#cities/index.ts'
import { makeBed, startProgramOn } from './support/bed.ts'
import { startReporter, spotsOf } from './intake.ts'
import pg from 'pg'
const bed = await makeBed('prof')
const c = new pg.Client({ connectionString: bed.adminUrl.replace(/\/postgres$/, '/cityloop') }); await c.connect(); c.on('error',()=>{})
await c.query("alter system set track_io_timing=on"); await c.query("alter system set session_preload_libraries='auto_explain'"); 
const log = process.argv[2] ?? '1000000'
await c.query(`alter system set auto_explain.log_min_duration='${log}ms'`); await c.query("alter system set auto_explain.log_analyze=on"); await c.query('select pg_reload_conf()')
const spots = spotsOf(await loadPack('350200'))
if (process.env.PROF) process.env.NODE_OPTIONS='--cpu-prof --cpu-prof-dir=/tmp/bw/prof'
const p = await startProgramOn(bed, (process.argv[3] as any) ?? 'server,worker')
process.env.NODE_OPTIONS=''
const hist=new Map<string,number>(); const timer=setInterval(async()=>{const a=await c.query("select state, wait_event_type||'/'||wait_event as w, left(regexp_replace(query,'\\s+',' ','g'),60) as q from pg_stat_activity where application_name='cityloop' and state<>'idle'"); for(const x of a.rows){const k=`${x.state} ${x.w} ${x.q}`;hist.set(k,(hist.get(k)??0)+1)}},7)
const r = await startReporter(p.port, spots)
for (let k=0;k<Number(process.argv[4]??4);k++) { const rep=await r.send(1000); console.log('rate', rep.perSecond.toFixed(0)) 
 const w = await c.query("select relname, seq_scan, seq_tup_read, idx_scan, n_tup_ins from pg_stat_user_tables where relname in ('urban_case','outbox','stored_file','flow_record','post','clock','live_event','field_task','assignment','case_photo') order by 1")
 if (k%3==2) console.table(w.rows)
}
clearInterval(timer); console.log([...hist].sort((a,b)=>b[1]-a[1]).slice(0,15));r.stop(); await p.stop(); await c.end(); await bed.stop()
