import { App, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { STATUSES, type Status } from '#modules/components/rules.ts'
import { dateOnly } from '#ui/format.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import type { Row } from '#ui/register/api.ts'
import { useChangeStatus } from '../api.ts'

interface Given {
  status: Status
  changeDate: string
}

const isStatus = (key: string): key is Status => key in STATUSES

/** A change needs its date (ST §2.2, BGRQ). */
export function StatusDialog({ row, close }: { row: Row; close(): void }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { message } = App.useApp()
  const [form] = Form.useForm<Given>()
  const change = useChangeStatus(row)
  const submit = (given: Given) =>
    change.mutate(given, {
      onSuccess: () => {
        void message.success(t('component.statusChanged'))
        close()
      },
    })
  return (
    <Modal open title={t('component.changeStatus')} onCancel={close} onOk={form.submit} confirmLoading={change.isPending}>
      <ProblemAlert error={change.error} />
      <Form form={form} layout="vertical" onFinish={submit} initialValues={{ status: row.status, changeDate: dateOnly(Date.now()) }}>
        <Form.Item name="status" label={t('component.status')} rules={[{ required: true }]}>
          <Select
            options={Object.keys(STATUSES)
              .filter(isStatus)
              .map((value) => ({ value, label: titles(STATUSES[value]) }))}
          />
        </Form.Item>
        <Form.Item name="changeDate" label={t('component.changeDate')} rules={[{ required: true }]}>
          <Input type="date" max={dateOnly(Date.now())} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
