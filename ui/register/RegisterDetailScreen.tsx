import { App, Button, Form, Input, Modal, Tag } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank, Waiting } from '../Blank.tsx'
import { dateTime } from '../format.ts'
import { Go, usePageTitle } from '../go.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { useNameOf, usePreferences, useTitles } from '../preferences.tsx'
import { type FieldInfo, type RegisterInfo, type Row, useNamesOf, useRegister, useRetire, useRow } from './api.ts'
import { CellText, capital } from './CellText.tsx'
import { RowHistory } from './RowHistory.tsx'
import './register.css'

const RowForm = lazy(() => import('./RowForm.tsx').then((part) => ({ default: part.RowForm })))

/** One thing, one file: what is known, what a module adds, and how it came to be. */
export function RegisterDetailScreen({ name, id, children }: { name: string; id: string; children?: ReactNode }) {
  const { t } = useTranslation()
  const register = useRegister(name)
  const row = useRow(name, id)
  if (register === null) return <Blank title={t('common.notFound')} hint={t('common.notFoundHint')} />
  if (row.error) {
    return (
      <div className="page">
        <ProblemAlert error={row.error} retry={() => void row.refetch()} />
      </div>
    )
  }
  if (!register || !row.data) return <Waiting rows={10} />
  return (
    <div className="page">
      <DetailHead register={register} row={row.data} />
      <section className="panel">
        <h2>{t('register.fields')}</h2>
        <dl className="register-facts">
          {register.fields.map((field) => (
            <Fact key={field.key} field={field} value={row.data[field.key]} />
          ))}
          <div>
            <dt>{t('register.updatedAt')}</dt>
            <dd className="figures">{dateTime(row.data.updatedAt)}</dd>
          </div>
        </dl>
      </section>
      {children}
      <section className="panel">
        <h2>{t('register.history')}</h2>
        <RowHistory register={register} id={id} />
      </section>
    </div>
  )
}

function Fact({ field, value }: { field: FieldInfo; value: unknown }) {
  const titles = useTitles()
  const { language } = usePreferences()
  const { data: names } = useNamesOf(field.refers, typeof value === 'string' ? [value] : [], language === 'en')
  const wide = field.type === 'json' || (typeof value === 'string' && value.length > 40)
  return (
    <div className={wide ? 'wide' : undefined}>
      <dt>{titles(field.title)}</dt>
      <dd>
        <CellText field={field} value={value} names={names} />
      </dd>
    </div>
  )
}

function DetailHead({ register, row }: { register: RegisterInfo; row: Row }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [open, setOpen] = useState<'edit' | 'retire' | null>(null)
  const nameOf = useNameOf()
  const name = String(row[register.label] ?? row[register.code] ?? '')
  const title = nameOf({ name, nameEn: typeof row.nameEn === 'string' ? row.nameEn : null })
  usePageTitle(`${title} · ${titles(register.title)}`)
  const write = register.mayWrite && row.retiredAt === null
  return (
    <div className="page-head">
      <h1>{title}</h1>
      <Go to={`/registers/${register.name}`}>{capital(titles(register.title))}</Go>
      {row.retiredAt ? <Tag color="error">{`${t('register.retired')} ${dateTime(row.retiredAt)}`}</Tag> : null}
      <div className="push">
        {write ? (
          <Button type="primary" onClick={() => setOpen('edit')}>
            {t('common.edit')}
          </Button>
        ) : null}
        {write ? (
          <Button danger onClick={() => setOpen('retire')}>
            {t('register.retire')}
          </Button>
        ) : null}
      </div>
      <Suspense fallback={null}>
        {open === 'edit' ? (
          <RowForm
            register={register}
            row={row}
            title={t('register.change', { title: titles(register.title) })}
            close={() => setOpen(null)}
          />
        ) : null}
      </Suspense>
      {open === 'retire' ? <RetireDialog register={register} row={row} close={() => setOpen(null)} /> : null}
    </div>
  )
}

function RetireDialog({ register, row, close }: { register: RegisterInfo; row: Row; close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ reason: string }>()
  const retire = useRetire(register.name, row.id)
  const submit = ({ reason }: { reason: string }) =>
    retire.mutate(reason, {
      onSuccess: () => {
        void message.success(t('register.retiredDone'))
        close()
      },
    })
  return (
    <Modal
      open
      title={t('register.retire')}
      onCancel={close}
      onOk={form.submit}
      confirmLoading={retire.isPending}
      okButtonProps={{ danger: true }}
      okText={t('register.retire')}
    >
      <p style={{ marginBottom: 12 }}>{t('register.confirmRetire')}</p>
      <ProblemAlert error={retire.error} />
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="reason" label={t('register.retireReason')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={3} maxLength={1000} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
