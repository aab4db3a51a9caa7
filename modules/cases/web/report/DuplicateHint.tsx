import { Alert, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { ago } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useNow } from '#ui/now.ts'
import { usePreferences } from '#ui/preferences.tsx'
import { useDuplicates } from '../api.ts'
import { StateTag } from '../StateTag.tsx'
import type { ReportForm } from './draft.ts'

/** Open cases of the same matter close by: perhaps it is known already. */
export function DuplicateHint() {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const now = useNow()
  const form = Form.useFormInstance<ReportForm>()
  const matter = Form.useWatch('matter', form)
  const point = Form.useWatch('point', form)
  const { data } = useDuplicates(matter, point ?? null)
  if (!data || data.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginTop: 12 }}
      title={t('report.duplicates')}
      description={
        <>
          {t('report.duplicatesHint')}
          {data.map((one) => (
            <div key={one.caseId}>
              <Go to={`/cases/${one.caseId}`} target="_blank">
                {one.caseCode ?? t('case.uncoded')}
              </Go>{' '}
              <StateTag state={one.state} /> {Math.round(one.metres)} m · {ago(one.reportedAt, now, language)} · {one.summary}
            </div>
          ))}
        </>
      }
    />
  )
}
