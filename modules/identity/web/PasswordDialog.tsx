import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { fieldMessage, ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useChangePassword, useSignOut } from './api.ts'

interface Given {
  old: string
  new: string
  again: string
}

export function PasswordDialog({ open, close }: { open: boolean; close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Given>()
  const change = useChangePassword()
  const signOut = useSignOut()
  const submit = (given: Given) =>
    change.mutate(
      { old: given.old, new: given.new },
      {
        onSuccess: () => {
          void message.success(t('session.passwordDone'))
          close()
          signOut.mutate()
        },
      },
    )
  return (
    <Modal
      open={open}
      onCancel={close}
      title={t('session.passwordChange')}
      okText={t('common.save')}
      onOk={form.submit}
      confirmLoading={change.isPending}
      destroyOnHidden
    >
      <ProblemAlert error={change.error} />
      <Form form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        <PasswordFields error={change.error} />
      </Form>
    </Modal>
  )
}

function PasswordFields({ error }: { error: Error | null }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="old" label={t('session.oldPassword')} rules={[{ required: true }]} help={fieldMessage(error, 'old')}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="new" label={t('session.newPassword')} rules={[{ required: true, min: 8 }]} extra={t('session.passwordRule')}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('session.repeatPassword')}
        dependencies={['new']}
        rules={[
          { required: true },
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              value === getFieldValue('new') ? Promise.resolve() : Promise.reject(new Error(t('session.passwordDiffers'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  )
}
