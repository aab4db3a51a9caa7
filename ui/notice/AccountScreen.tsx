import { useQuery } from '@tanstack/react-query'
import { App, Button, Segmented, Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AccountRow, DeliveryState } from '#kernel/notice/contract.ts'
import { Blank } from '../Blank.tsx'
import { count } from '../format.ts'
import { Go, usePageTitle, useUrlWords } from '../go.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { accountQuery, useRetryDay } from './api.ts'
import { ChannelMark } from './ChannelMark.tsx'
import { SimulatedMessages } from './SimulatedMessages.tsx'
import './notice.css'

const SHOWN: readonly DeliveryState[] = ['sent', 'queued', 'failed', 'given_up', 'dropped', 'skipped']

/** What left the platform, day by day and channel by channel, and what did not. */
export function DeliveryAccountScreen() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const { data, error, refetch, isPending } = useQuery(accountQuery)
  usePageTitle(t('notice.account'))
  const simulated = data?.channels.some(({ state }) => state === 'simulated') ?? false
  const tab = simulated && words.tab === 'simulated' ? 'simulated' : 'days'
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('notice.account')}</h1>
        {simulated ? (
          <Segmented
            value={tab}
            onChange={(next: string) => change({ tab: next === 'days' ? undefined : next, channel: undefined })}
            options={[
              { value: 'days', label: t('notice.byDay') },
              { value: 'simulated', label: t('notice.simulatedTab') },
            ]}
          />
        ) : null}
        <div className="push">
          <Go to="/notices/deliveries">{t('notice.deliveries')}</Go>
        </div>
      </div>
      <section className="panel">
        <div className="channel-states">
          {data?.channels
            .filter(({ channel }) => channel !== 'in_app')
            .map((state) => (
              <ChannelMark key={state.channel} state={state} />
            ))}
        </div>
      </section>
      <section className="panel">
        <ProblemAlert error={error} retry={() => void refetch()} />
        {tab === 'simulated' ? <SimulatedMessages /> : <Days rows={data?.rows} loading={isPending} />}
      </section>
    </div>
  )
}

function Days({ rows, loading }: { rows: AccountRow[] | undefined; loading: boolean }) {
  const { t } = useTranslation()
  const retry = useRetryDay()
  return (
    <>
      <ProblemAlert error={retry.error} />
      <Table<AccountRow>
        rowKey={(row) => `${row.day} ${row.channel}`}
        size="small"
        loading={loading}
        columns={useColumns(retry)}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Blank title={t('notice.accountEmpty')} hint={t('notice.accountEmptyHint')} /> }}
      />
    </>
  )
}

function useColumns(retry: ReturnType<typeof useRetryDay>): TableColumnsType<AccountRow> {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const again = ({ day, channel }: AccountRow) =>
    retry.mutate({ day, channel }, { onSuccess: ({ retried }) => void message.success(t('notice.retried', { count: retried })) })
  return [
    { title: t('notice.day'), dataIndex: 'day', width: 120, render: (day: string) => <span className="figures">{day}</span> },
    { title: t('notice.channelTitle'), key: 'channel', width: 110, render: (_value, row) => t(`notice.channel.${row.channel}`) },
    ...SHOWN.map((state) => ({
      title: t(`notice.state.${state}`),
      key: state,
      width: 100,
      align: 'end' as const,
      render: (_value: unknown, row: AccountRow) => <Figure row={row} state={state} />,
    })),
    {
      title: '',
      key: 'act',
      width: 120,
      render: (_value, row) =>
        row.counts.given_up || row.counts.failed || row.counts.skipped ? (
          <Button size="small" loading={retry.isPending} onClick={() => again(row)}>
            {t('notice.retry')}
          </Button>
        ) : null,
    },
  ]
}

/** A number opens the deliveries behind it. */
function Figure({ row: { day, channel, counts }, state }: { row: AccountRow; state: DeliveryState }) {
  const n = counts[state] ?? 0
  if (n === 0) return <span className="faint">0</span>
  const next = new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString()
  const from = new Date(`${day}T00:00:00+08:00`).toISOString()
  const bad = state === 'given_up' || state === 'failed'
  return (
    <Go
      to={`/notices/deliveries?channel=${channel}&state=${state}&madeAt.from=${from}&madeAt.to=${next}`}
      className={bad ? 'figures urgent-mark' : 'figures'}
    >
      {count(n)}
    </Go>
  )
}
