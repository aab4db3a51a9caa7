import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ChannelState, Device } from '#kernel/notice/contract.ts'
import { Blank } from '../Blank.tsx'
import { dateTime } from '../format.ts'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { useAddDevice, useAddSimulated, useEndDevice } from './api.ts'
import { browserName, canPush, ownEndpoint, subscribe, unsubscribe } from './subscribe.ts'

/** Browsers that get web push, this one among them or not. */
export function Devices({ devices, push }: { devices: Device[]; push: ChannelState['state'] }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { data: own = null } = useQuery({ queryKey: ['own-endpoint', devices.length], queryFn: ownEndpoint })
  const add = useAddDevice(() => subscribe(t, browserName(navigator.userAgent)))
  const simulate = useAddSimulated()
  const end = useEndDevice()
  const done = { onSuccess: () => void message.success(t('notice.saved')) }
  const remove = async (device: Device) => {
    if (device.endpoint === own) await unsubscribe()
    end.mutate(device.id, done)
  }
  if (push === 'off') return <Blank title={t('notice.pushOff')} hint={t('notice.pushOffHint')} />
  const subscribed = devices.some((device) => device.endpoint === own)
  return (
    <>
      <ProblemAlert error={add.error ?? simulate.error ?? end.error} />
      {devices.length === 0 ? <Blank title={t('notice.noDevices')} hint={t('notice.noDevicesHint')} /> : null}
      {devices.map((device) => (
        <div key={device.id} className="notice-row">
          <span className="notice-words">
            <b>
              {device.name} {device.simulated ? <span className="simulated-mark">{t('notice.stateOf.simulated')}</span> : null}
            </b>
            <span className="faint">
              {t('notice.added', { at: dateTime(device.addedAt) })}
              {device.endpoint === own ? ` · ${t('notice.thisBrowser')}` : ''}
            </span>
          </span>
          <Button size="small" onClick={() => void remove(device)}>
            {t('notice.removeDevice')}
          </Button>
        </div>
      ))}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 12 }}>
        {push === 'on' && canPush() && !subscribed ? (
          <Button type="primary" loading={add.isPending} onClick={() => add.mutate(undefined, done)}>
            {t('notice.addDevice')}
          </Button>
        ) : null}
        {push === 'simulated' ? (
          <Button loading={simulate.isPending} onClick={() => simulate.mutate(t('notice.simulatedDevice'), done)}>
            {t('notice.addSimulated')}
          </Button>
        ) : null}
      </div>
    </>
  )
}
