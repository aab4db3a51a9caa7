import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { PhotoField } from '#ui/photos/PhotoField.tsx'
import { useAddPhotos } from '../api.ts'

interface Given {
  photos: string[]
  note?: string
}

/** A handler hands in what was done, before the department reports it. */
export function PhotosDialog({ caseId, close }: { caseId: string; close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Given>()
  const add = useAddPhotos(caseId)
  const submit = ({ photos, note }: Given) =>
    add.mutate(
      { photos, ...(note ? { note } : {}) },
      {
        onSuccess: () => {
          void message.success(t('common.saved'))
          close()
        },
      },
    )
  return (
    <Modal open title={t('photo.add')} onCancel={close} onOk={form.submit} confirmLoading={add.isPending}>
      <ProblemAlert error={add.error} />
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="photos" label={t('act.photos')} extra={t('photo.limit')} rules={[{ required: true }]}>
          <PhotoField />
        </Form.Item>
        <Form.Item name="note" label={t('act.note')}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
