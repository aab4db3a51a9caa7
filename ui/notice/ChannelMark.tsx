import { useTranslation } from 'react-i18next'
import type { ChannelState } from '#kernel/notice/contract.ts'

/** A channel and whether it is on, simulated or off here. */
export function ChannelMark({ state: { channel, state } }: { state: ChannelState }) {
  const { t } = useTranslation()
  return (
    <span>
      <b>{t(`notice.channel.${channel}`)}</b>{' '}
      <span className={state === 'simulated' ? 'simulated-mark' : state === 'off' ? 'faint' : undefined}>
        {t(`notice.stateOf.${state}`)}
      </span>
    </span>
  )
}
