import { Alert, Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { useCaseSuggestion } from '../suggestions/api.ts'
import { UnitChips } from '../suggestions/Chips.tsx'
import type { ActionForm } from './action-form.ts'
import { UnitPicker } from './UnitPicker.tsx'

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
  const { language } = usePreferences()
  const unitName = useUnitName()
  const form = Form.useFormInstance<ActionForm>()
  const chosen = Form.useWatch('unitCode', form)
  const suggested = detail.suggestedUnit
  const { data: suggestion } = useCaseSuggestion(detail.id, true)
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
      <Form.Item {...item} rules={[{ required: true }]} style={{ marginBottom: 8 }}>
        <UnitPicker />
      </Form.Item>
      {suggestion ? <UnitChips suggestion={suggestion} value={chosen} choose={(code) => form.setFieldValue('unitCode', code)} /> : null}
    </>
  )
}
