import { App, Button, Form, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action, CaseRequest } from '#modules/cases/contract.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { useDecideRequest } from '../api.ts'
import { RequestFacts } from './RequestFacts.tsx'

/** What the asker may do with a request now. */
export function DecideButtons({ request }: { request: CaseRequest }) {
  const titles = useTitles()
  const [open, setOpen] = useState<Action | null>(null)
  if (request.actions.length === 0) return null
  return (
    <Space wrap>
      {request.actions.map((action) => (
        <Button key={action.event} size="small" type={action.event === 'approve' ? 'primary' : 'default'} onClick={() => setOpen(action)}>
          {titles(action.title)}
        </Button>
      ))}
      {open ? <DecideDialog request={request} action={open} close={() => setOpen(null)} /> : null}
    </Space>
  )
}

function DecideDialog({ request, action, close }: { request: CaseRequest; action: Action; close(): void }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ reason?: string }>()
  const decide = useDecideRequest(request)
  const submit = ({ reason }: { reason?: string }) =>
    decide.mutate(
      { event: action.event, reason },
      {
        onSuccess: () => {
          void message.success(t('act.done', { title: titles(action.title) }))
          close()
        },
      },
    )
  return (
    <Modal
      open
      title={titles(action.title)}
      onCancel={close}
      onOk={form.submit}
      okText={titles(action.title)}
      confirmLoading={decide.isPending}
    >
      <ProblemAlert error={decide.error} />
      <RequestFacts request={request} />
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="reason" label={t('act.reason')} rules={[{ required: action.reason === 'required', whitespace: true }]}>
          <Input.TextArea rows={3} maxLength={2000} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
