/** Providers that take a message and keep it: same protocol as the real ones, nobody outside is told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { startMailbox } from './mail.ts'
import { portOf, type Reply, type SimulatorOptions } from './parts.ts'
import { takePush } from './push.ts'
import { takeSms } from './sms.ts'

export interface Simulators {
  smtpUrl: string
  smsUrl: string
  pushUrl: string
  stop(): Promise<void>
}

export async function startSimulators(options: SimulatorOptions): Promise<Simulators> {
  const mailbox = await startMailbox(options)
  const web = createServer((request, response) => void answer(options, request, response))
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  web.unref()
  const url = `http://127.0.0.1:${portOf(web.address())}`
  return {
    smtpUrl: mailbox.url,
    smsUrl: `${url}/sms/`,
    pushUrl: `${url}/push`,
    async stop() {
      await mailbox.stop()
      web.closeAllConnections()
      await new Promise((resolve) => web.close(resolve))
    },
  }
}

async function answer(options: SimulatorOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.concat(await request.toArray())
  const path = request.url ?? '/'
  const taken = path.startsWith('/sms/') ? takeSms(options, body.toString()) : takePush(options, path, request.headers, body)
  const reply = await taken.catch((error: unknown): Reply => ({ status: 500, body: String(error) }))
  response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
  response.end(reply.body)
}
