import { Alert, App, Form, Input, Modal } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wasRefused } from '#ui/api/client.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { type Adaptation, type DraftCheck, type ProcedureView, usePublishVersion } from './api.ts'
import { Difference } from './Difference.tsx'

interface PublishVersionProps {
  table: ProcedureView
  /** The version the draft was begun from. */
  base: number
  adaptation: Adaptation
  check: DraftCheck
  close(): void
  done(version: number): void
}

/** The last look before a version counts. */
export function PublishVersion({ table, base, adaptation, check, close, done }: PublishVersionProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const publish = usePublishVersion()
  const key = useRef(crypto.randomUUID())
  const send = () =>
    publish.mutate(
      { base, adaptation, note: note.trim(), key: key.current },
      {
        onSuccess: ({ version }) => {
          void message.success(t('procedures.published', { version }))
          done(version)
        },
        onError: (error) => {
          if (wasRefused(error)) key.current = crypto.randomUUID()
        },
      },
    )
  return (
    <Modal
      open
      title={t('procedures.publishTitle', { version: check.base + 1 })}
      onCancel={close}
      onOk={send}
      okText={t('procedures.publish')}
      okButtonProps={{ disabled: note.trim() === '', loading: publish.isPending }}
      width={640}
    >
      <ProblemAlert error={publish.error} />
      <Alert type="info" showIcon title={t('procedures.publishHint')} style={{ marginBottom: 12 }} />
      <h3>{t('procedures.differenceFrom', { version: check.base })}</h3>
      <Difference table={table} changes={check.difference} />
      <Form layout="vertical" style={{ marginTop: 12 }}>
        <Form.Item label={t('procedures.note')} htmlFor="procedure-note" required>
          <Input.TextArea id="procedure-note" rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
