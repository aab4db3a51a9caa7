import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { unitsQuery, useUnitName } from '#modules/identity/web/index.ts'
import { useNameOf, usePreferences, useTitles } from '#ui/preferences.tsx'
import type { ActionForm } from './ActionFields.tsx'

interface UnitFieldProps {
  name: string
  label: string
  help?: string
  validateStatus?: 'error'
  detail: CaseDetail
}

/** The department to dispatch to, with the one the handbook names and why. */
export function UnitField({ detail, ...item }: UnitFieldProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const nameOf = useNameOf()
  const { language } = usePreferences()
  const unitName = useUnitName()
  const form = Form.useFormInstance<ActionForm>()
  const chosen = Form.useWatch('unitCode', form)
  const { data: units, isPending } = useQuery(unitsQuery)
  const suggested = detail.suggestedUnit
  return (
    <>
      {suggested ? (
        <Alert
          type="info"
          style={{ marginBottom: 12 }}
          title={`${t('act.suggested')}：${unitName(suggested.unitCode, language === 'en')}`}
          description={`${t('act.why')}：${titles(suggested.reason)}`}
          action={
            chosen === suggested.unitCode ? undefined : (
              <Button size="small" onClick={() => form.setFieldValue('unitCode', suggested.unitCode)}>
                {t('act.useSuggested')}
              </Button>
            )
          }
        />
      ) : null}
      <Form.Item {...item} rules={[{ required: true }]}>
        <Select
          loading={isPending}
          placeholder={t('act.pickUnit')}
          options={(units ?? []).map((unit) => ({
            value: unit.code,
            label: nameOf(unit),
            words: `${unit.code} ${unit.name} ${unit.nameEn ?? ''}`.toLowerCase(),
          }))}
          showSearch={{ filterOption: (text, option) => option?.words.includes(text.trim().toLowerCase()) ?? false }}
        />
      </Form.Item>
    </>
  )
}
