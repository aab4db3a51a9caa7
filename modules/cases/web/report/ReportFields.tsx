import { Form, Input, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { SOURCES } from '#modules/cases/contract.ts'
import { ConfusableHelp, MatterPicker } from '#modules/catalogue/web/index.ts'
import { AddressInput } from '#modules/grid/web/index.ts'
import { useMay } from '#modules/identity/web/index.ts'
import type { LonLat } from '#ui/map/index.ts'
import { fieldMessage } from '#ui/ProblemAlert.tsx'
import { PhotoField } from '#ui/photos/PhotoField.tsx'
import { useTextSuggestion } from '../suggestions/api.ts'
import { MatterChips, UnitChips } from '../suggestions/Chips.tsx'
import { ComponentField } from './ComponentField.tsx'
import type { ReportForm } from './draft.ts'

interface ReportFieldsProps {
  error: Error | null
  /** An address was chosen that lies there. */
  placed(at: LonLat): void
}

export function ReportFields({ error, placed }: ReportFieldsProps) {
  const { t } = useTranslation()
  const may = useMay()
  const form = Form.useFormInstance<ReportForm>()
  const matter = Form.useWatch('matter', form)
  const refused = (field: string) => {
    const message = fieldMessage(error, field)
    return message ? { help: message, validateStatus: 'error' as const } : {}
  }
  return (
    <>
      <Form.Item
        name="description"
        label={t('report.description')}
        extra={t('report.descriptionHelp')}
        rules={[{ required: true, whitespace: true }]}
        {...refused('description')}
      >
        <Input.TextArea rows={4} maxLength={5000} autoFocus />
      </Form.Item>
      <Form.Item name="matter" label={t('report.matter')} extra={t('report.matterHelp')} {...refused('matter')}>
        <MatterPicker />
      </Form.Item>
      <SuggestedMatter />
      {matter ? (
        <div style={{ marginBottom: 16 }}>
          <ConfusableHelp matter={matter} choose={(code) => form.setFieldValue('matter', code)} />
        </div>
      ) : null}
      <Form.Item name="componentCode" noStyle>
        <ComponentField />
      </Form.Item>
      <Form.Item name="address" label={t('report.address')} extra={t('report.addressHelp')} {...refused('address')}>
        <AddressInput placed={placed} />
      </Form.Item>
      <Form.Item name="photos" label={t('report.photos')} extra={t('photo.limit')} {...refused('photos')}>
        <PhotoField />
      </Form.Item>
      <div className="report-pair">
        <Form.Item name="source" label={t('report.source')} rules={[{ required: true }]} {...refused('source')}>
          <Select options={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))} />
        </Form.Item>
        <Form.Item name="urgent" label={t('report.urgent')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
      {may('case.accept') ? <ReporterFields /> : null}
    </>
  )
}

/** What the text suggests so far; whoever reports may leave the choice to the acceptor. */
function SuggestedMatter() {
  const form = Form.useFormInstance<ReportForm>()
  const description = Form.useWatch('description', form) ?? ''
  const point = Form.useWatch('point', form) ?? null
  const matter = Form.useWatch('matter', form)
  const { data } = useTextSuggestion({ description, point })
  if (!data || description.trim() === '') return null
  return (
    <>
      <MatterChips suggestion={data} value={matter} choose={(code) => form.setFieldValue('matter', code)} />
      <UnitChips suggestion={data} />
    </>
  )
}

/** Whoever takes calls writes down who called. */
function ReporterFields() {
  const { t } = useTranslation()
  const optional = (label: string) => `${label}（${t('common.optional')}）`
  return (
    <div className="report-pair">
      <Form.Item name="reporterName" label={optional(`${t('report.reporter')} · ${t('report.reporterName')}`)}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="reporterPhone" label={optional(t('report.reporterPhone'))}>
        <Input maxLength={30} inputMode="tel" />
      </Form.Item>
      <Form.Item name="externalCode" label={optional(t('report.externalCode'))}>
        <Input maxLength={60} />
      </Form.Item>
    </div>
  )
}
