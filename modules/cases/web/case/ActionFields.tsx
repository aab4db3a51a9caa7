import { Checkbox, Form, Input, Select, Switch } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action, CaseDetail } from '#modules/cases/contract.ts'
import { ConfusableHelp, limitText, MatterPicker, useEntries } from '#modules/catalogue/web/index.ts'
import { fieldMessage } from '#ui/ProblemAlert.tsx'
import { PhotoField } from '#ui/photos/PhotoField.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { useCaseSuggestion } from '../suggestions/api.ts'
import { MatterChips } from '../suggestions/Chips.tsx'
import type { ActionForm } from './action-form.ts'
import { CollectorField } from './CollectorField.tsx'
import { HandlerField } from './HandlerField.tsx'
import { InnerDueField } from './InnerDueField.tsx'
import { MasterField } from './MasterField.tsx'
import { PlaceField } from './PlaceField.tsx'
import { UnitField } from './UnitField.tsx'

const KNOWN = [
  'masterId',
  'matter',
  'conditionNo',
  'unitCode',
  'override',
  'handlerId',
  'innerDueAt',
  'collectorId',
  'photos',
  'point',
  'checklist',
  'note',
] as const
type Field = (typeof KNOWN)[number]

/** Names of what an action asks for, from the schema it carries. */
export function fieldsOf(action: Action): string[] {
  const { input } = action
  if (typeof input !== 'object' || input === null || !('properties' in input)) return []
  const { properties } = input
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : []
}

interface ActionFieldsProps {
  detail: CaseDetail
  action: Action
  fields: string[]
  error: Error | null
}

export function ActionFields({ detail, action, fields, error }: ActionFieldsProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const kinds = action.reasonKinds
  return (
    <>
      {kinds ? (
        <Form.Item name="reasonKind" label={t('act.reasonKind')} rules={[{ required: true }]} help={fieldMessage(error, 'reasonKind')}>
          <Select options={Object.entries(kinds).map(([value, title]) => ({ value, label: titles(title) }))} />
        </Form.Item>
      ) : null}
      {KNOWN.filter((field) => fields.includes(field)).map((field) => (
        <OneField key={field} field={field} event={action.event} detail={detail} error={error} />
      ))}
      {action.reason ? (
        <Form.Item
          name="reason"
          label={t('act.reason')}
          rules={[{ required: action.reason === 'required', whitespace: true }]}
          help={fieldMessage(error, 'reason')}
        >
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
      ) : null}
    </>
  )
}

interface OneFieldProps {
  field: Field
  event: string
  detail: CaseDetail
  error: Error | null
}

function OneField({ field, event, detail, error }: OneFieldProps) {
  const { t } = useTranslation()
  const shared = {
    name: field,
    label: t(`act.${field}`),
    help: fieldMessage(error, field),
    validateStatus: fieldMessage(error, field) ? ('error' as const) : undefined,
  }
  switch (field) {
    case 'masterId':
      return <MasterField {...shared} detail={detail} />
    case 'matter':
      return <MatterField {...shared} detail={detail} />
    case 'conditionNo':
      return <ConditionField {...shared} detail={detail} />
    case 'unitCode':
      return <UnitField {...shared} detail={detail} />
    case 'override':
      return <OverrideField {...shared} />
    case 'handlerId':
      return <HandlerField {...shared} caseId={detail.id} required={event === 'assignHandler'} />
    case 'innerDueAt':
      return <InnerDueField {...shared} />
    case 'collectorId':
      return <CollectorField {...shared} caseId={detail.id} />
    case 'photos':
      return (
        <Form.Item {...shared} extra={t('photo.limit')}>
          <PhotoField />
        </Form.Item>
      )
    case 'point':
      return (
        <Form.Item {...shared}>
          <PlaceField detail={detail} />
        </Form.Item>
      )
    case 'checklist':
      return <ChecklistField {...shared} detail={detail} />
    case 'note':
      return <NoteField {...shared} />
  }
}

function OverrideField(shared: Shared) {
  const { t } = useTranslation()
  return (
    <Form.Item {...shared} extra={t('act.overrideHelp')} valuePropName="checked">
      <Switch />
    </Form.Item>
  )
}

function NoteField(shared: Shared) {
  return (
    <Form.Item {...shared}>
      <Input.TextArea rows={2} maxLength={2000} />
    </Form.Item>
  )
}

interface Shared {
  name: string
  label: string
  help?: string
  validateStatus?: 'error'
}

function MatterField({ detail, ...shared }: Shared & { detail: CaseDetail }) {
  const form = Form.useFormInstance<ActionForm>()
  const matter = Form.useWatch('matter', form)
  const { data: suggestion } = useCaseSuggestion(detail.id, true)
  const choose = (code: string) => form.setFieldValue('matter', code)
  return (
    <>
      <Form.Item {...shared} rules={[{ required: true }]} style={{ marginBottom: 8 }}>
        <MatterPicker />
      </Form.Item>
      {suggestion ? <MatterChips suggestion={suggestion} value={matter} choose={choose} /> : null}
      <div style={{ marginBottom: 16 }}>
        <ConfusableHelp matter={matter} choose={choose} />
      </div>
    </>
  )
}

function ConditionField({ detail, ...shared }: Shared & { detail: CaseDetail }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const form = Form.useFormInstance<ActionForm>()
  const matter = Form.useWatch('matter', form) ?? detail.matterCode
  const { data, isPending } = useEntries(matter)
  const only = data?.length === 1 ? data[0]?.conditionNo : undefined
  const chosenFor = useRef(matter)
  useEffect(() => {
    // The number of a condition means another one under another matter.
    if (chosenFor.current !== matter) form.setFieldValue('conditionNo', undefined)
    chosenFor.current = matter
    if (only !== undefined && form.getFieldValue('conditionNo') === undefined) form.setFieldValue('conditionNo', only)
  }, [form, matter, only])
  return (
    <Form.Item {...shared} rules={[{ required: true }]}>
      <Select
        loading={isPending && Boolean(matter)}
        options={(data ?? []).map((entry) => ({
          value: entry.conditionNo,
          label: `${titles(entry.condition)}（${limitText(t, entry.limit)}）`,
        }))}
      />
    </Form.Item>
  )
}

function ChecklistField({ detail, ...shared }: Shared & { detail: CaseDetail }) {
  const { t } = useTranslation()
  const closing = closingOf(detail)
  const titles = useTitles()
  return (
    <Form.Item
      name={shared.name}
      help={shared.help}
      validateStatus={shared.validateStatus}
      valuePropName="checked"
      rules={[{ validator: (_rule, value) => (value ? Promise.resolve() : Promise.reject(new Error(t('act.checklistNeeded')))) }]}
    >
      <Checkbox>
        {shared.label}
        {closing ? `：${titles(closing)}` : ''}
      </Checkbox>
    </Form.Item>
  )
}

/** The closing condition of the handbook entry the case was filed under. */
export function closingOf(detail: CaseDetail): { zh: string; en: string } | null {
  return titlesOf(detail.handbook?.closing)
}

export function titlesOf(value: unknown): { zh: string; en: string } | null {
  if (typeof value !== 'object' || value === null || !('zh' in value) || !('en' in value)) return null
  return { zh: String(value.zh), en: String(value.en) }
}
