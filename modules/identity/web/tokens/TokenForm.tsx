import { Alert, Checkbox, DatePicker, Form, Input, Modal, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import type { Titles } from '#kernel/titles.ts'
import { CopyLine } from '#ui/open-data/index.ts'
import { fieldMessage, ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { TOKEN } from '../../rules.ts'
import { useCreateToken, useLendable } from './api.ts'

interface Given {
  name: string
  permissions: string[]
  expiresOn: Dayjs
  readOnly: boolean
}

/** What most programs of a GIS need, as far as it may be lent. */
const USUAL = ['component.read', 'grid.read', 'region.read']

export function TokenForm({ close }: { close(): void }) {
  const create = useCreateToken()
  return create.data ? <TokenOnce token={create.data.token} close={close} /> : <Ask create={create} close={close} />
}

function Ask({ create, close }: { create: ReturnType<typeof useCreateToken>; close(): void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Given>()
  const { data: lendable } = useLendable()
  const submit = ({ expiresOn, ...given }: Given) => create.mutate({ ...given, expiresOn: expiresOn.format('YYYY-MM-DD') })
  const usual = USUAL.filter((permission) => lendable?.some((one) => one.permission === permission))
  return (
    <Modal
      open
      title={t('token.create')}
      onCancel={close}
      onOk={form.submit}
      okText={t('token.create')}
      confirmLoading={create.isPending}
      loading={!lendable}
    >
      <ProblemAlert error={create.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        requiredMark={false}
        initialValues={{ permissions: usual, expiresOn: dayjs().add(90, 'day'), readOnly: true }}
      >
        <Fields lendable={lendable ?? []} error={create.error} />
      </Form>
    </Modal>
  )
}

const tooFar = (day: Dayjs) => day.isBefore(dayjs(), 'day') || day.isAfter(dayjs().add(TOKEN.maxDays, 'day'), 'day')

function Fields({ lendable, error }: { lendable: { permission: string; title: Titles }[]; error: Error | null }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const help = (field: string) => ({ help: fieldMessage(error, field) })
  return (
    <>
      <Form.Item name="name" label={t('token.name')} rules={[{ required: true, whitespace: true, max: 60 }]} {...help('name')}>
        <Input autoFocus placeholder={t('token.namePlaceholder')} maxLength={60} />
      </Form.Item>
      <Form.Item
        name="permissions"
        label={t('token.permissions')}
        extra={t('token.permissionsHint')}
        rules={[{ required: true }]}
        {...help('permissions')}
      >
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={lendable.map(({ permission, title }) => ({ value: permission, label: titles(title) }))}
        />
      </Form.Item>
      <Form.Item
        name="expiresOn"
        label={t('token.expiresOn')}
        extra={t('token.expiresHint')}
        rules={[{ required: true }]}
        {...help('expiresOn')}
      >
        <DatePicker allowClear={false} disabledDate={tooFar} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="readOnly" valuePropName="checked">
        <Checkbox>{t('token.readOnly')}</Checkbox>
      </Form.Item>
    </>
  )
}

/** Shown once; a click beside it does not lose it. */
function TokenOnce({ token, close }: { token: string; close(): void }) {
  const { t } = useTranslation()
  return (
    <Modal
      open
      title={t('token.made')}
      mask={{ closable: false }}
      onCancel={close}
      onOk={close}
      okText={t('token.saved')}
      cancelButtonProps={{ style: { display: 'none' } }}
    >
      <Alert type="warning" showIcon title={t('token.once')} style={{ marginBottom: 12 }} />
      <CopyLine text={token} label={t('token.title')} />
    </Modal>
  )
}
