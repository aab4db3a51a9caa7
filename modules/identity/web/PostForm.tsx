import { App, DatePicker, Form, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { fieldMessage, ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { ReferenceField } from '#ui/register/ReferenceField.tsx'
import { addPost, type PostInput, usePersonVerb, useRoles } from './api.ts'

interface Given extends Omit<PostInput, 'validTo'> {
  validTo?: Dayjs | null
}

const LEVELS = ['city', 'district', 'street', 'community'] as const

export function PostForm({ personId, close }: { personId: string; close(): void }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { message } = App.useApp()
  const [form] = Form.useForm<Given>()
  const { data: roles = [] } = useRoles()
  const add = usePersonVerb(personId, addPost(personId))
  const submit = ({ validTo, dutyGridCode, ...post }: Given) =>
    add.mutate(
      { ...post, ...(dutyGridCode ? { dutyGridCode } : {}), ...(validTo ? { validTo: validTo.format('YYYY-MM-DD') } : {}) },
      {
        onSuccess: () => {
          void message.success(t('person.done'))
          close()
        },
      },
    )
  const help = (field: string) => ({ help: fieldMessage(add.error, field) })
  return (
    <Modal open title={t('person.addPost')} onCancel={close} onOk={form.submit} confirmLoading={add.isPending}>
      <ProblemAlert error={add.error} />
      <Form form={form} layout="vertical" onFinish={submit} initialValues={{ regionLevel: 'city' }}>
        <Form.Item name="role" label={t('person.role')} rules={[{ required: true }]} {...help('role')}>
          <Select options={roles.map((one) => ({ value: one.role, label: titles(one.title) }))} />
        </Form.Item>
        <Form.Item name="unitCode" label={t('person.unit')} rules={[{ required: true }]} {...help('unitCode')}>
          <ReferenceField refers="units" />
        </Form.Item>
        <Form.Item name="regionLevel" label={t('person.regionLevel')} rules={[{ required: true }]}>
          <Select options={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))} />
        </Form.Item>
        <Form.Item name="regionCode" label={t('person.region')} rules={[{ required: true }]} {...help('regionCode')}>
          <ReferenceField refers="regions" />
        </Form.Item>
        <Form.Item name="dutyGridCode" label={`${t('person.dutyGrid')}（${t('common.optional')}）`} {...help('dutyGridCode')}>
          <ReferenceField refers="duty-grids" />
        </Form.Item>
        <Form.Item name="validTo" label={`${t('person.validTo')}（${t('common.optional')}）`}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
