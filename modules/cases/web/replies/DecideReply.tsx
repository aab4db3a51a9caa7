import { App, Button, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#modules/cases/contract.ts'
import { useMay, useMe } from '#modules/identity/web/index.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useDecideReply } from './api.ts'

/** Approve or return; never one's own. */
export function DecideReply({ reply }: { reply: Reply }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const may = useMay()
  const me = useMe()
  const decide = useDecideReply()
  const [returning, setReturning] = useState(false)
  const [note, setNote] = useState('')
  if (reply.state !== 'to_approve' || !may('reply.approve') || me?.name === reply.writtenName) return null
  const send = (decision: 'approve' | 'return') =>
    decide.mutate(
      { id: reply.id, decision, note: note.trim() },
      {
        onSuccess: () => {
          void message.success(t(decision === 'approve' ? 'reply.approved' : 'reply.returned'))
          setReturning(false)
        },
      },
    )
  return (
    <>
      {returning ? null : <ProblemAlert error={decide.error} />}
      <Space>
        <Button size="small" type="primary" loading={decide.isPending} onClick={() => send('approve')}>
          {t('reply.approve')}
        </Button>
        <Button size="small" onClick={() => setReturning(true)}>
          {t('reply.return')}
        </Button>
      </Space>
      <Modal
        open={returning}
        title={t('reply.return')}
        onCancel={() => setReturning(false)}
        onOk={() => send('return')}
        okText={t('reply.return')}
        okButtonProps={{ disabled: note.trim() === '' }}
        confirmLoading={decide.isPending}
      >
        <ProblemAlert error={decide.error} />
        <label htmlFor="return-note">{t('reply.returnNote')}</label>
        <Input.TextArea id="return-note" rows={3} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
      </Modal>
    </>
  )
}
