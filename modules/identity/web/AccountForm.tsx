import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { fieldMessage, ProblemAlert } from '#ui/ProblemAlert.tsx'
import { addAccount, usePersonVerb } from './api.ts'

interface Given {
  account: string
  password: string
}

export function AccountForm({ personId, close }: { personId: string; close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Given>()
  const add = usePersonVerb(personId, addAccount(personId))
  const submit = (given: Given) =>
    add.mutate(given, {
      onSuccess: () => {
        void message.success(t('person.done'))
        close()
      },
    })
  return (
    <Modal open title={t('person.addAccount')} onCancel={close} onOk={form.submit} confirmLoading={add.isPending}>
      <ProblemAlert error={add.error} />
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="account"
          label={t('person.login')}
          extra={t('person.accountRule')}
          rules={[{ required: true, pattern: /^[a-z0-9._-]{3,40}$/ }]}
          help={fieldMessage(add.error, 'account')}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('person.password')}
          extra={t('session.passwordRule')}
          rules={[{ required: true }]}
          help={fieldMessage(add.error, 'password')}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
