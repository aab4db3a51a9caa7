import { useParams } from '@tanstack/react-router'
import { App, Button, Input, Modal, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRow } from '#modules/components/contract.ts'
import { Waiting } from '#ui/Blank.tsx'
import { bytes, dateTime } from '#ui/format.ts'
import { Go, usePageTitle } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useImportHistory, useImportOf, useImportStep } from '../api.ts'
import '../components.css'
import { ImportAccount } from './ImportAccount.tsx'
import { STATE_COLOURS } from './ImportsScreen.tsx'
import { ReadingForm } from './ReadingForm.tsx'
import { Refusals } from './Refusals.tsx'

/** One file on its way into the register: how it is read, how far it is, what was refused, what was done with it. */
export function ImportScreen() {
  const { t } = useTranslation()
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const { data: row, error, refetch } = useImportOf(id)
  usePageTitle(row ? `${row.fileName} · ${t(`census.state.${row.state}`)}` : t('census.title'))
  if (error) {
    return (
      <div className="page">
        <ProblemAlert error={error} retry={() => void refetch()} />
      </div>
    )
  }
  if (!row) return <Waiting rows={10} />
  return (
    <div className="page">
      <ImportHead row={row} />
      {row.state === 'uploaded' ? <ReadingForm row={row} /> : <ImportAccount row={row} />}
      {row.refused > 0 ? <Refusals row={row} /> : null}
      <ImportHistory row={row} />
    </div>
  )
}

function ImportHead({ row }: { row: ImportRow }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const step = useImportStep(row.id)
  const [asking, setAsking] = useState(false)
  const onError = (error: Error) => void message.error(error.message)
  const cancel = () => step.mutate({ step: 'cancel', body: {} }, { onError })
  return (
    <div className="page-head">
      <h1>{row.fileName}</h1>
      <Tag color={STATE_COLOURS[row.state]}>{t(`census.state.${row.state}`)}</Tag>
      <Go to="/component-imports">{t('census.title')}</Go>
      <span className="faint figures">{`${t(`census.format.${row.format}`)} · ${bytes(row.bytes)}`}</span>
      <div className="push">
        {row.state === 'running' || row.state === 'uploaded' ? (
          <Button danger loading={step.isPending} onClick={cancel}>
            {t('census.cancel')}
          </Button>
        ) : null}
        {['done', 'cancelled', 'failed'].includes(row.state) && row.written > 0 ? (
          <Button danger onClick={() => setAsking(true)}>
            {t('census.rollback')}
          </Button>
        ) : null}
      </div>
      {asking ? <RollbackDialog row={row} close={() => setAsking(false)} /> : null}
    </div>
  )
}

function RollbackDialog({ row, close }: { row: ImportRow; close(): void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const step = useImportStep(row.id)
  return (
    <Modal
      open
      title={t('census.rollback')}
      onCancel={close}
      okText={t('census.rollback')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      confirmLoading={step.isPending}
      onOk={() => step.mutate({ step: 'rollback', body: { reason } }, { onSuccess: close })}
    >
      <p style={{ marginBottom: 12 }}>{t('census.rollbackHint')}</p>
      <ProblemAlert error={step.error} />
      <Input.TextArea
        rows={3}
        maxLength={1000}
        autoFocus
        value={reason}
        placeholder={t('common.reason')}
        aria-label={t('common.reason')}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}

const EVENTS = ['received', 'started', 'cancelled', 'done', 'failed', 'rollbackOrdered', 'rolledBack'] as const

function ImportHistory({ row }: { row: ImportRow }) {
  const { t } = useTranslation()
  const { data: steps = [] } = useImportHistory(row)
  return (
    <section className="panel">
      <h2>{t('register.history')}</h2>
      <ul className="census-steps">
        {steps.map((step) => {
          const event = EVENTS.find((one) => one === step.event)
          const person = step.actorName === 'system' ? t('census.system') : step.actorName
          return (
            <li key={step.seq}>
              <span className="figures">{dateTime(step.at)}</span>
              <span>{event ? t(`census.event.${event}`) : step.event}</span>
              <span className="faint">{step.reason ? `${person} · ${step.reason}` : person}</span>
            </li>
          )
        })}
      </ul>
      <p className="faint census-hash">{`SHA-256 ${row.fileSha256}`}</p>
    </section>
  )
}
