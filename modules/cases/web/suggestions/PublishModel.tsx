import { Alert, App, Form, Input, Modal } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { wasRefused } from '#ui/api/client.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { usePublishModel } from './api.ts'

/** Puts a version into force, an earlier one too; the reason goes into the audit trail. */
export function PublishModel({ version, close }: { version: number; close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ reason: string }>()
  const publish = usePublishModel(version)
  const key = useRef(crypto.randomUUID())
  const submit = ({ reason }: { reason: string }) =>
    publish.mutate(
      { reason: reason.trim(), key: key.current },
      {
        onSuccess: () => {
          void message.success(t('suggestions.published', { version }))
          close()
        },
        onError: (error) => {
          if (wasRefused(error)) key.current = crypto.randomUUID()
        },
      },
    )
  return (
    <Modal
      open
      title={t('suggestions.publishTitle', { version })}
      onCancel={close}
      onOk={form.submit}
      okText={t('suggestions.publish')}
      confirmLoading={publish.isPending}
    >
      <ProblemAlert error={publish.error} />
      <Alert type="info" showIcon title={t('suggestions.publishHint')} style={{ marginBottom: 12 }} />
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="reason" label={t('suggestions.reason')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={3} maxLength={500} showCount autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
