/** A mail server that keeps what it is given. */
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { insertInto } from '../../db/sql.ts'
import { newId } from '../../id.ts'
import { portOf, type SimulatorOptions } from './parts.ts'

const ACCOUNT = { user: 'simulated', password: 'simulated-secret' }

export async function startMailbox({ db, now }: Pick<SimulatorOptions, 'db' | 'now'>): Promise<{ url: string; stop(): Promise<void> }> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === ACCOUNT.user && password === ACCOUNT.password) done(null, { user: username })
      else done(new Error('wrong account'))
    },
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo.map(({ address }) => address).join(', ')
      keep(stream, to).then(
        () => done(),
        (error: Error) => done(error),
      )
    },
  })
  async function keep(stream: Readable, address: string): Promise<void> {
    const mail = await PostalMime.parse(await buffer(stream))
    const detail = { from: mail.from?.address ?? '', html: mail.html ?? '', messageId: mail.messageId ?? '' }
    const outId = detail.messageId.replace(/^<|@.*$/g, '')
    const row = {
      id: newId(),
      channel: 'email',
      outId,
      address,
      title: mail.subject ?? '',
      body: mail.text ?? '',
      detail,
      receivedAt: now(),
    }
    await db.query(insertInto('simulated_message', row))
  }
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.server.unref()
  const port = portOf(server.server.address())
  return {
    url: `smtp://${ACCOUNT.user}:${ACCOUNT.password}@127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
