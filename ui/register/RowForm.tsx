import { useBlocker } from '@tanstack/react-router'
import { App, Button, DatePicker, Drawer, Form, type FormInstance, Input, InputNumber, Select, Space, Switch } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldMessage, ProblemAlert } from '../ProblemAlert.tsx'
import { useTitles } from '../preferences.tsx'
import { type FieldInfo, type RegisterInfo, type Row, useSaveRow } from './api.ts'
import { PlaceField } from './PlaceField.tsx'
import { ReferenceField } from './ReferenceField.tsx'

interface RowFormProps {
  register: RegisterInfo
  /** Null for a new one. */
  row: Row | null
  title: string
  close(): void
  saved?: (row: Row) => void
}

/** A form made from the definition; leaving with changes asks once. */
export function RowForm({ register, row, title, close, saved }: RowFormProps) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const [form] = Form.useForm<Record<string, unknown>>()
  const [dirty, setDirty] = useState(false)
  const save = useSaveRow(register.name, row)
  const fields = register.fields.filter((field) => !field.readOnly && !(row && field.fixed))
  useBlocker({ shouldBlockFn: () => dirty && !window.confirm(t('register.leave')), enableBeforeUnload: () => dirty })
  const leave = () => (dirty ? void modal.confirm({ title: t('register.leave'), onOk: close }) : close())
  const submit = (values: Record<string, unknown>) =>
    save.mutate(bodyFrom(fields, values, row), {
      onSuccess: (stored) => {
        void message.success(t(row ? 'register.changed' : 'register.created'))
        setDirty(false)
        close()
        saved?.(stored)
      },
    })
  const end = (
    <Space>
      <Button onClick={leave}>{t('common.cancel')}</Button>
      <Button type="primary" loading={save.isPending} onClick={form.submit}>
        {t('common.save')}
      </Button>
    </Space>
  )
  return (
    <Drawer open size={480} title={title} onClose={leave} footer={end} styles={{ footer: { textAlign: 'end' } }}>
      <ProblemAlert error={save.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={startOf(fields, row)}
        onFinish={submit}
        onValuesChange={() => setDirty(true)}
        scrollToFirstError
      >
        <RowFields fields={fields} form={form} error={save.error} picked={() => setDirty(true)} />
      </Form>
    </Drawer>
  )
}

interface RowFieldsProps {
  fields: FieldInfo[]
  form: FormInstance<Record<string, unknown>>
  error: Error | null
  picked(): void
}

function RowFields({ fields, form, error, picked }: RowFieldsProps) {
  const place = placeAmong(fields)
  return fields.map((field) => {
    if (!place.includes(field)) return <RowField key={field.key} field={field} error={error} />
    if (field !== place[0]) return null
    return (
      <PlaceField key="place" form={form} picked={picked}>
        {place.map((part) => (
          <RowField key={part.key} field={part} error={error} />
        ))}
      </PlaceField>
    )
  })
}

/** Longitude and latitude, where both can be given: they are one place. */
function placeAmong(fields: FieldInfo[]): FieldInfo[] {
  const found = fields.filter(({ key, type }) => type === 'number' && (key === 'lon' || key === 'lat'))
  return found.length === 2 ? found : []
}

function RowField({ field, error }: { field: FieldInfo; error: Error | null }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const message = fieldMessage(error, field.key)
  const rules = [
    ...(field.required && field.type !== 'boolean' ? [{ required: true }] : []),
    ...(field.pattern && field.type === 'text' ? [{ pattern: new RegExp(field.pattern) }] : []),
    ...(field.type === 'json'
      ? [
          {
            validator: (_rule: unknown, value: unknown) =>
              isJson(value) ? Promise.resolve() : Promise.reject(new Error(t('register.invalidJson'))),
          },
        ]
      : []),
  ]
  return (
    <Form.Item
      name={field.key}
      label={titles(field.title)}
      rules={rules}
      extra={field.help ? titles(field.help) : undefined}
      valuePropName={field.type === 'boolean' ? 'checked' : 'value'}
      {...(message ? { help: message, validateStatus: 'error' as const } : {})}
    >
      {controlFor(field, titles)}
    </Form.Item>
  )
}

function controlFor(field: FieldInfo, titles: ReturnType<typeof useTitles>) {
  if (field.words) {
    const options = Object.entries(field.words).map(([value, word]) => ({ value, label: titles(word) }))
    return (
      <Select
        allowClear={!field.required}
        {...(field.many ? { mode: 'multiple' as const } : {})}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
      />
    )
  }
  if (field.refers && field.refers !== 'matters') return <ReferenceField refers={field.refers} />
  switch (field.type) {
    case 'number':
      return <InputNumber min={field.minimum} max={field.maximum} style={{ width: '100%' }} />
    case 'boolean':
      return <Switch />
    case 'date':
      return <DatePicker style={{ width: '100%' }} />
    case 'instant':
      return <DatePicker showTime style={{ width: '100%' }} />
    case 'json':
      return <Input.TextArea rows={6} style={{ fontFamily: 'monospace' }} />
    case 'text':
      return (field.maxLength ?? 200) > 200 ? (
        <Input.TextArea rows={3} maxLength={field.maxLength} />
      ) : (
        <Input maxLength={field.maxLength} />
      )
  }
}

function isJson(value: unknown): boolean {
  if (typeof value !== 'string' || value === '') return true
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}

function startOf(fields: FieldInfo[], row: Row | null): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = row?.[field.key]
      if (field.type === 'boolean') return [field.key, value === true]
      if (value === null || value === undefined) return [field.key, undefined]
      if (field.type === 'json') return [field.key, JSON.stringify(value)]
      return [field.key, field.type === 'date' || field.type === 'instant' ? dayjs(String(value)) : value]
    }),
  )
}

/** A change sends what differs; an emptied field is sent as null. */
function bodyFrom(fields: FieldInfo[], values: Record<string, unknown>, row: Row | null): Record<string, unknown> {
  const entries = fields.map((field): [string, unknown] => [field.key, asSent(field, values[field.key])])
  return Object.fromEntries(
    entries.filter(([key, value]) => (row ? JSON.stringify(value) !== JSON.stringify(row[key] ?? null) : value !== null)),
  )
}

function asSent(field: FieldInfo, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null
  if (field.type === 'json' && typeof value === 'string') return JSON.parse(value)
  if (dayjs.isDayjs(value)) return field.type === 'date' ? value.format('YYYY-MM-DD') : value.toISOString()
  return value
}
