import { App, Form, Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Replacement } from '#modules/components/contract.ts'
import { dateOnly } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import type { Row } from '#ui/register/api.ts'
import { useReplace } from '../api.ts'

type Given = Omit<Replacement, 'version'>

/** The old one is retired and the new one begins in one step; the code is the next free one. */
export function ReplaceDialog({ row, close }: { row: Row; close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const go = useGo()
  const [key] = useState(() => crypto.randomUUID())
  const [form] = Form.useForm<Given>()
  const replace = useReplace(row.id, key)
  const submit = (given: Given) =>
    replace.mutate(
      { ...given, version: row.version },
      {
        onSuccess: (next) => {
          void message.success(t('component.replaced'))
          close()
          go(`/registers/components/${next.id}`)
        },
      },
    )
  const start = { name: row.name, lon: row.lon, lat: row.lat, initialDate: dateOnly(Date.now()) }
  return (
    <Modal open title={t('component.replace')} onCancel={close} onOk={form.submit} confirmLoading={replace.isPending}>
      <p style={{ marginBottom: 12 }}>{t('component.replaceHint')}</p>
      <ProblemAlert error={replace.error} />
      <Form form={form} layout="vertical" onFinish={submit} initialValues={start}>
        <Form.Item name="name" label={t('component.name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="lon" label={t('component.lon')} rules={[{ required: true }]}>
          <InputNumber style={{ width: '100%' }} step={0.00001} />
        </Form.Item>
        <Form.Item name="lat" label={t('component.lat')} rules={[{ required: true }]}>
          <InputNumber style={{ width: '100%' }} step={0.00001} />
        </Form.Item>
        <Form.Item name="initialDate" label={t('component.surveyed')} rules={[{ required: true }]}>
          <Input type="date" max={dateOnly(Date.now())} />
        </Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={2} maxLength={1000} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
