import { useQuery } from '@tanstack/react-query'
import { Checkbox, Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ChannelState, Preferences } from '#kernel/notice/contract.ts'
import { CHANNELS, type Channel } from '#kernel/notice/definition.ts'
import { Blank, Waiting } from '../Blank.tsx'
import { Go, usePageTitle } from '../go.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { useTitles } from '../preferences.tsx'
import { preferencesQuery, useChoose } from './api.ts'
import { ChannelMark } from './ChannelMark.tsx'
import { Devices } from './Devices.tsx'
import { QuietHours } from './QuietHours.tsx'
import { SeverityMark } from './SeverityMark.tsx'
import './notice.css'

/** How the signed-in person wants to be told. */
export function NoticePreferencesScreen() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(preferencesQuery)
  usePageTitle(t('notice.preferences'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('notice.preferences')}</h1>
        <div className="push">
          <Go to="/notices">{t('notice.title')}</Go>
        </div>
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data ? <Sections preferences={data} /> : error ? null : <Waiting rows={10} />}
    </div>
  )
}

function Sections({ preferences }: { preferences: Preferences }) {
  const { t } = useTranslation()
  return (
    <>
      <section className="panel">
        <h2>{t('notice.channels')}</h2>
        <div className="channel-states">
          {preferences.channels.map((state) => (
            <ChannelMark key={state.channel} state={state} />
          ))}
        </div>
        <p className="faint">
          {t('notice.addresses', { phone: preferences.phone ?? t('notice.none'), email: preferences.email ?? t('notice.none') })}
        </p>
      </section>
      <section className="panel">
        <h2>{t('notice.byKind')}</h2>
        <Kinds preferences={preferences} />
      </section>
      <section className="panel">
        <h2>{t('notice.quiet')}</h2>
        <QuietHours quiet={preferences.quiet} />
      </section>
      <section className="panel">
        <h2>{t('notice.devices')}</h2>
        <Devices devices={preferences.devices} push={preferences.channels.find(({ channel }) => channel === 'push')?.state ?? 'off'} />
      </section>
    </>
  )
}

type KindRow = Preferences['kinds'][number]

function Kinds({ preferences: { kinds, channels } }: { preferences: Preferences }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const choose = useChoose()
  const states = new Map(channels.map(({ channel, state }) => [channel, state]))
  const columns: TableColumnsType<KindRow> = [
    {
      title: t('notice.kind'),
      key: 'kind',
      render: (_value, row) => (
        <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
          <SeverityMark severity={row.severity} /> {titles(row.title)}
        </span>
      ),
    },
    ...CHANNELS.map((channel) => ({
      title: t(`notice.channel.${channel}`),
      key: channel,
      width: 90,
      align: 'center' as const,
      render: (_value: unknown, row: KindRow) => (
        <ChannelBox
          row={row}
          channel={channel}
          state={states.get(channel) ?? 'off'}
          choose={(next) => choose.mutate({ kind: row.kind, channels: next })}
        />
      ),
    })),
  ]
  return (
    <>
      <ProblemAlert error={choose.error} />
      <Table<KindRow>
        rowKey="kind"
        size="small"
        columns={columns}
        dataSource={kinds}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Blank title={t('notice.noKinds')} hint={t('notice.noKindsHint')} /> }}
      />
    </>
  )
}

interface ChannelBoxProps {
  row: KindRow
  channel: Channel
  state: ChannelState['state']
  choose(channels: Channel[]): void
}

function ChannelBox({ row, channel, state, choose }: ChannelBoxProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const must = channel === 'in_app' && row.mandatory
  const toggle = (checked: boolean) => choose(checked ? [...row.channels, channel] : row.channels.filter((one) => one !== channel))
  return (
    <Checkbox
      checked={row.channels.includes(channel)}
      disabled={must || state === 'off'}
      title={must ? t('notice.mandatory') : state === 'off' ? t('notice.stateOf.off') : undefined}
      aria-label={`${titles(row.title)} ${t(`notice.channel.${channel}`)}`}
      onChange={({ target }) => toggle(target.checked)}
    />
  )
}
