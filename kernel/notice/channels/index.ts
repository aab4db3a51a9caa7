/** The ways out that this installation has: real where the settings name a provider, simulated in demo mode, otherwise off. */
import type { Database } from '../../db/database.ts'
import type { Settings } from '../../settings.ts'
import type { OutsideChannel } from '../definition.ts'
import { type Simulators, startSimulators } from '../simulators/index.ts'
import { SIMULATED_KEY, SIMULATED_PUSH } from '../simulators/parts.ts'
import { mailSender } from './mail.ts'
import { pushKeys, pushSender } from './push.ts'
import type { Message, Sender, Senders } from './sender.ts'
import { smsSender } from './sms.ts'

export function openSenders(settings: Settings, db: Database, now: () => Date): Senders {
  const simulation = simulatedSenders(settings, db, now)
  const keys = () => pushKeys(db, settings.push?.keys ?? null, now)
  const real: Record<OutsideChannel, Sender | null> = {
    email: settings.mail ? mailSender(settings.mail) : null,
    sms: settings.sms ? smsSender(settings.sms, now) : null,
    push: settings.push ? pushSender({ subject: settings.push.subject, keys }) : null,
  }
  const of = (channel: OutsideChannel) => real[channel] ?? simulation.of(channel)
  return { of, pushKey: async () => (of('push') ? (await keys()).publicKey : null), stop: simulation.stop }
}

/** The same adapters, pointed at the simulators, which start with the first message. */
function simulatedSenders(settings: Settings, db: Database, now: () => Date) {
  let running: Promise<Simulators> | null = null
  const simulators = () => {
    running ??= startSimulators({ db, now, vapid: () => pushKeys(db, settings.push?.keys ?? null, now) })
    return running
  }
  const started = (make: (at: Simulators) => Sender): Sender => {
    let made: Sender | null = null
    const ready = async () => {
      made ??= make(await simulators())
      return made
    }
    return {
      simulated: true,
      send: async (message) => (await ready()).send(message),
      findSent: async (message: Message) => (await (await ready()).findSent?.(message)) ?? null,
    }
  }
  const senders: Record<OutsideChannel, Sender> = {
    email: started((at) => mailSender({ url: at.smtpUrl, from: '"CityLoop" <notice@cityloop.example>' }, true)),
    sms: started((at) => smsSender({ endpoint: at.smsUrl, ...SIMULATED_KEY }, now, true)),
    push: pushSender({
      subject: 'mailto:notice@cityloop.example',
      keys: () => pushKeys(db, settings.push?.keys ?? null, now),
      simulated: true,
      reach: async (endpoint) => endpoint.replace(SIMULATED_PUSH, (await simulators()).pushUrl),
    }),
  }
  return {
    of: (channel: OutsideChannel) => (settings.simulated.has(channel) ? senders[channel] : null),
    async stop() {
      if (running) await (await running).stop()
    },
  }
}
