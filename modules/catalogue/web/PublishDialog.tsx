import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarYear } from '#kernel/clock/index.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import type { usePublishYear } from './api.ts'
import { ChangeList } from './ChangeList.tsx'
import type { DayChange } from './calendar-draft.ts'

interface PublishDialogProps {
  year: CalendarYear
  changes: DayChange[]
  publish: ReturnType<typeof usePublishYear>
  close(): void
  done(): void
}

/** The last look before a year counts. */
export function PublishDialog({ year, changes, publish, close, done }: PublishDialogProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const send = () =>
    publish.mutate(
      { ...year, ...(note.trim() ? { note: note.trim() } : {}) },
      {
        onSuccess: () => {
          void message.success(t('calendar.published', { year: year.year }))
          done()
        },
        onError: close,
      },
    )
  return (
    <Modal
      open
      title={t('calendar.publishYear', { year: year.year })}
      onCancel={close}
      onOk={send}
      okText={t('calendar.publish')}
      confirmLoading={publish.isPending}
    >
      <ProblemAlert error={publish.error} />
      <Alert type="info" showIcon title={t('calendar.publishHint')} style={{ marginBottom: 12 }} />
      <p>
        {t(`calendar.${year.status}`)} · {year.source}
      </p>
      <ChangeList changes={changes} />
      <Form layout="vertical" style={{ marginTop: 12 }}>
        <Form.Item label={`${t('common.note')}（${t('common.optional')}）`} htmlFor="calendar-note">
          <Input.TextArea id="calendar-note" rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
