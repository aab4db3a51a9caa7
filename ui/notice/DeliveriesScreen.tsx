import { useQuery } from '@tanstack/react-query'
import { App, Button, Drawer, type TableColumnsType, Timeline } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DELIVERY_STATES, type DeliveryRow } from '#kernel/notice/contract.ts'
import { OUTSIDE_CHANNELS } from '#kernel/notice/definition.ts'
import { Waiting } from '../Blank.tsx'
import { dateTime } from '../format.ts'
import { Go } from '../go.tsx'
import { ListScreen } from '../list/ListScreen.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { usePreferences, useTitles } from '../preferences.tsx'
import { attemptsQuery, kindsQuery, useRetry } from './api.ts'
import './notice.css'

/** Every message on its way out, with each attempt behind it. */
export function DeliveriesScreen() {
  const { t } = useTranslation()
  const titles = useTitles()
  const [open, setOpen] = useState<DeliveryRow | null>(null)
  const { data: kinds = [] } = useQuery(kindsQuery)
  const columns = useColumns(setOpen)
  return (
    <>
      <ListScreen<DeliveryRow>
        title={t('notice.deliveries')}
        path="/api/notice-deliveries"
        rowKey="id"
        columns={columns}
        choices={[
          {
            key: 'channel',
            title: t('notice.channelTitle'),
            options: OUTSIDE_CHANNELS.map((value) => ({ value, label: t(`notice.channel.${value}`) })),
          },
          {
            key: 'state',
            title: t('notice.stateTitle'),
            options: DELIVERY_STATES.map((value) => ({ value, label: t(`notice.state.${value}`) })),
          },
          { key: 'kind', title: t('notice.kind'), options: kinds.map(({ kind, title }) => ({ value: kind, label: titles(title) })) },
        ]}
        empty={{ title: t('notice.accountEmpty'), hint: t('notice.accountEmptyHint') }}
        extra={<Go to="/notices/account">{t('notice.account')}</Go>}
      />
      <Drawer open={open !== null} onClose={() => setOpen(null)} title={t('notice.attempts')} size={420}>
        {open ? <Attempts id={open.id} /> : null}
      </Drawer>
    </>
  )
}

function useColumns(look: (row: DeliveryRow) => void): TableColumnsType<DeliveryRow> {
  const { t } = useTranslation()
  const { language } = usePreferences()
  return [
    { title: t('notice.madeAt'), dataIndex: 'madeAt', width: 150, render: (at: string) => <span className="figures">{dateTime(at)}</span> },
    {
      title: t('notice.channelTitle'),
      key: 'channel',
      width: 130,
      render: (_value, row) => (
        <>
          {t(`notice.channel.${row.channel}`)}{' '}
          {row.simulated ? <span className="simulated-mark">{t('notice.stateOf.simulated')}</span> : null}
        </>
      ),
    },
    { title: t('notice.recipient'), dataIndex: 'recipient', width: 130 },
    {
      title: t('notice.about'),
      key: 'about',
      width: 260,
      ellipsis: true,
      render: (_value, row) => (language === 'en' ? row.titleEn : row.titleZh),
    },
    {
      title: t('notice.stateTitle'),
      key: 'state',
      width: 120,
      render: (_value, row) => (
        <span className={row.state === 'given_up' ? 'urgent-mark' : undefined}>{t(`notice.state.${row.state}`)}</span>
      ),
    },
    { title: t('notice.reason'), key: 'error', width: 240, ellipsis: true, render: (_value, row) => <Reason row={row} /> },
    {
      title: t('notice.attempts'),
      dataIndex: 'attempts',
      width: 90,
      render: (attempts: number, row) => (
        <Button type="link" size="small" disabled={attempts === 0} onClick={() => look(row)}>
          {attempts}
        </Button>
      ),
    },
    { title: '', key: 'act', width: 100, render: (_value, row) => <RetryButton row={row} /> },
  ]
}

const REASONS = ['channel_off', 'no_address', 'no_longer_true'] as const

function Reason({ row: { error, nextAt } }: { row: DeliveryRow }) {
  const { t } = useTranslation()
  const known = REASONS.find((one) => one === error)
  const text = known ? t(`notice.reasons.${known}`) : (error ?? '–')
  return <span title={text}>{nextAt && error ? `${text} · ${t('notice.nextAt', { at: dateTime(nextAt) })}` : text}</span>
}

function RetryButton({ row }: { row: DeliveryRow }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const retry = useRetry()
  if (!['given_up', 'failed', 'skipped'].includes(row.state)) return null
  const again = () =>
    retry.mutate(row.id, {
      onSuccess: ({ retried }) => void message.success(t('notice.retried', { count: retried })),
      onError: (error) => void message.error(error.message),
    })
  return (
    <Button size="small" loading={retry.isPending} onClick={again}>
      {t('notice.retry')}
    </Button>
  )
}

function Attempts({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(attemptsQuery(id))
  if (error) return <ProblemAlert error={error} />
  if (!data) return <Waiting rows={4} />
  return (
    <Timeline
      items={data.map((one) => ({
        key: one.ordinal,
        color: one.outcome === 'sent' ? 'green' : 'red',
        content: (
          <>
            <span className="figures">{dateTime(one.at)}</span> {t(`notice.outcome.${one.outcome}`)}
            <div className="faint">{one.error ?? one.providerId}</div>
          </>
        ),
      }))}
    />
  )
}
