import { App, Form, Input, Modal, QRCode, Skeleton, Typography } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useBeginSecondFactor, useConfirmSecondFactor } from './api.ts'

export function SecondFactorDialog({ open, close }: { open: boolean; close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ code: string }>()
  const { mutate: begin, data, error } = useBeginSecondFactor()
  const confirm = useConfirmSecondFactor()
  useEffect(() => {
    if (open) begin()
  }, [open, begin])
  const submit = ({ code }: { code: string }) =>
    confirm.mutate(code, {
      onSuccess: () => {
        void message.success(t('session.secondFactorDone'))
        close()
      },
    })
  return (
    <Modal
      open={open}
      onCancel={close}
      title={t('session.secondFactor')}
      onOk={form.submit}
      confirmLoading={confirm.isPending}
      destroyOnHidden
    >
      <ProblemAlert error={confirm.error ?? error} />
      <p style={{ marginBottom: 12 }}>{t('session.secondFactorHelp')}</p>
      {data ? <QRCode value={data.uri} bgColor="#fff" color="#000" /> : <Skeleton.Node active style={{ width: 160, height: 160 }} />}
      {data ? (
        <p style={{ margin: '12px 0' }}>
          {t('session.secondFactorSecret')}{' '}
          <Typography.Text code copyable>
            {data.secret}
          </Typography.Text>
        </p>
      ) : null}
      <Form form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        <Form.Item name="code" label={t('session.code')} rules={[{ required: true, pattern: /^\d{6}$/ }]}>
          <Input inputMode="numeric" maxLength={6} autoComplete="one-time-code" style={{ width: 160 }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
