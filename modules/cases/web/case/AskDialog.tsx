import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useAskExtension } from '../api.ts'

export function AskDialog({ caseId, close }: { caseId: string; close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ reason: string }>()
  const ask = useAskExtension(caseId)
  const submit = ({ reason }: { reason: string }) =>
    ask.mutate(reason, {
      onSuccess: () => {
        void message.success(t('request.done'))
        close()
      },
    })
  return (
    <Modal open title={t('request.ask')} onCancel={close} onOk={form.submit} okText={t('request.submit')} confirmLoading={ask.isPending}>
      <ProblemAlert error={ask.error} />
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="reason" label={t('request.reason')} extra={t('request.help')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={4} maxLength={2000} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
