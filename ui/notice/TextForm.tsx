import { App, Button, Form, Input, Popconfirm, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Template, Text } from '#kernel/notice/contract.ts'
import { fieldMessage, ProblemAlert } from '../ProblemAlert.tsx'
import { usePreferences, useTitles } from '../preferences.tsx'
import { useChangeText, usePreviewText } from './api.ts'

/** Both languages of one text, what may stand in braces, and how it will look. */
export function TextForm({ template }: { template: Template }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { message } = App.useApp()
  const [form] = Form.useForm<Text>()
  const look = usePreviewText(template.kind)
  const change = useChangeText(template.kind)
  const error = change.error ?? look.error
  const saved = { onSuccess: () => void message.success(t('notice.saved')) }
  const save = (text: Text) => change.mutate({ text, version: template.version }, saved)
  return (
    <>
      <h2>{titles(template.title)}</h2>
      <p className="faint">
        {template.channels.map((channel) => t(`notice.channel.${channel}`)).join(t('notice.comma'))}
        {template.audience === 'public' ? ` · ${t('notice.smsTemplates')}` : ''}
      </p>
      <ProblemAlert error={error} />
      <Form form={form} layout="vertical" initialValues={template.text} onFinish={save} style={{ marginTop: 12 }}>
        <TextField name="titleZh" label={t('notice.titleZh')} error={error} />
        <TextField name="bodyZh" label={t('notice.bodyZh')} error={error} rows={2} />
        <TextField name="titleEn" label={t('notice.titleEn')} error={error} />
        <TextField name="bodyEn" label={t('notice.bodyEn')} error={error} rows={2} />
        <Placeholders template={template} />
        <Space wrap style={{ marginTop: 12 }}>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t('notice.saveText')}
          </Button>
          <Button loading={look.isPending} onClick={() => void form.validateFields().then((text) => look.mutate(text))}>
            {t('notice.preview')}
          </Button>
          {template.changed ? (
            <Popconfirm title={t('notice.resetSure')} onConfirm={() => change.mutate({ text: null, version: template.version }, saved)}>
              <Button>{t('notice.reset')}</Button>
            </Popconfirm>
          ) : null}
        </Space>
      </Form>
      {look.data ? <Preview text={look.data} /> : null}
    </>
  )
}

interface TextFieldProps {
  name: keyof Text
  label: string
  error: Error | null
  rows?: number
}

function TextField({ name, label, error, rows }: TextFieldProps) {
  const fault = fieldMessage(error, `text.${name}`)
  return (
    <Form.Item name={name} label={label} rules={[{ required: true }]} validateStatus={fault ? 'error' : undefined} help={fault}>
      {rows ? <Input.TextArea autoSize={{ minRows: rows }} maxLength={800} /> : <Input maxLength={150} />}
    </Form.Item>
  )
}

function Placeholders({ template }: { template: Template }) {
  const { t } = useTranslation()
  const titles = useTitles()
  return (
    <div>
      <span className="faint">{t('notice.placeholders')}</span>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px' }}>
        {template.placeholders.map(({ name, title, sample }) => (
          <span key={name} title={titles(sample)}>
            <code>{`{${name}}`}</code> {titles(title)}
          </span>
        ))}
      </div>
    </div>
  )
}

function Preview({ text }: { text: Text }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const both = [
    { key: 'zh', label: t('notice.chinese'), title: text.titleZh, body: text.bodyZh },
    { key: 'en', label: t('notice.english'), title: text.titleEn, body: text.bodyEn },
  ]
  return (
    <div style={{ display: 'grid', gap: 8, marginTop: 16 }}>
      {(language === 'en' ? both.toReversed() : both).map(({ key, label, title, body }) => (
        <div key={key} className="text-preview">
          <span className="faint">{label}</span>
          <b>{title}</b>
          {body}
        </div>
      ))}
    </div>
  )
}
