import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { OUTSIDE_CHANNELS } from '#kernel/notice/definition.ts'
import { Blank } from '../Blank.tsx'
import { dateTime } from '../format.ts'
import { useUrlWords } from '../go.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { simulatedQuery } from './api.ts'

/** What the simulated providers took in: nobody outside was told. */
export function SimulatedMessages() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const { data = [], error, isPending } = useQuery(simulatedQuery(words.channel))
  return (
    <>
      <p>
        <span className="simulated-mark">{t('notice.stateOf.simulated')}</span> {t('notice.simulatedHelp')}
      </p>
      <Segmented
        style={{ margin: '12px 0' }}
        value={words.channel ?? 'all'}
        onChange={(channel: string) => change({ channel: channel === 'all' ? undefined : channel })}
        options={[
          { value: 'all', label: t('notice.all') },
          ...OUTSIDE_CHANNELS.map((value) => ({ value, label: t(`notice.channel.${value}`) })),
        ]}
      />
      <ProblemAlert error={error} />
      {!isPending && data.length === 0 ? <Blank title={t('notice.simulatedEmpty')} hint={t('notice.simulatedEmptyHint')} /> : null}
      {data.map((row) => (
        <div key={row.id} className="notice-row">
          <span className="notice-words">
            <b>
              {t(`notice.channel.${row.channel}`)} → {row.address}
            </b>
            <span>{row.channel === 'sms' ? row.body : `${row.title} ${row.body}`}</span>
          </span>
          <span className="notice-end faint figures">{dateTime(row.receivedAt)}</span>
        </div>
      ))}
    </>
  )
}
