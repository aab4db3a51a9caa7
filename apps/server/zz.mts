import pg from 'pg'
import { readFileSync, readdirSync } from 'node:fs'
const url = process.argv[2]
const c = new pg.Client({connectionString:url}); await c.connect()
const m = new Map<string,number>()
for (let i=0;i<400;i++){ const r=await c.query("select left(query,110) q, wait_event_type w, wait_event e from pg_stat_activity where state='active' and pid<>pg_backend_pid() and query not ilike '%pg_stat_activity%'"); for(const x of r.rows){const k=`${x.w??'CPU'}/${x.e??''} ${x.q.replace(/\s+/g,' ')}`; m.set(k,(m.get(k)??0)+1)} await new Promise(r=>setTimeout(r,10)) }
console.log([...m].sort((a,b)=>b[1]-a[1]).slice(0,25).map(([k,v])=>v+' '+k).join('\n'))
const s=await c.query("select relname, seq_scan, seq_tup_read, idx_scan, n_live_tup from pg_stat_user_tables order by seq_tup_read desc limit 12"); console.table(s.rows)
await c.end()
