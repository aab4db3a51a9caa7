/** Runs prepared statements with the bare driver over a few connections: the baseline of what goes through HTTP. */
import pg from 'pg'
import { serve } from './worker.ts'

export interface Statement {
  text: string
  values: unknown[]
  /** Keeps its plan on the connection, where the product does. */
  prepared: boolean
}

export interface SqlJob {
  url: string
  /** One group stands for one request; its statements run in order on one connection. */
  groups: Statement[][]
  concurrency: number
  /** Each group in a transaction of its own. */
  transaction: boolean
  seconds?: number
}

export interface SqlReport {
  perSecond: number
  done: number
}

pg.types.setTypeParser(pg.types.builtins.INT8, Number)

const names = new Map<string, string>()
function nameOf(text: string): string {
  const known = names.get(text) ?? `bench${names.size}`
  names.set(text, known)
  return known
}

async function runGroup(client: pg.Client, group: Statement[], transaction: boolean): Promise<void> {
  if (transaction) await client.query('begin')
  for (const { text, values, prepared } of group)
    await client.query({ text, values, rowMode: 'array', ...(prepared ? { name: nameOf(text) } : {}) })
  if (transaction) await client.query('commit')
}

async function work({ url, groups, concurrency, transaction, seconds }: SqlJob): Promise<SqlReport> {
  const clients = Array.from({ length: concurrency }, () => new pg.Client({ connectionString: url }))
  for (const client of clients) await client.connect()
  // Plans are made before the watch starts, as those of a server that has been up for a while.
  if (!transaction) await Promise.all(clients.map((client) => runGroup(client, groups[0] ?? [], false)))
  const begun = performance.now()
  const until = seconds === undefined ? Number.POSITIVE_INFINITY : begun + seconds * 1000
  let done = 0
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until && (seconds !== undefined || done < groups.length))
        await runGroup(client, groups[done++ % groups.length] ?? [], transaction)
    }),
  )
  const perSecond = (done * 1000) / (performance.now() - begun)
  await Promise.all(clients.map((client) => client.end()))
  return { perSecond, done }
}

serve(work)
