import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { proposalsQuery } from '../api.ts'

interface MasterFieldProps {
  name: string
  label: string
  help?: string
  validateStatus?: 'error'
  detail: CaseDetail
}

/** The case to merge into, out of what was proposed. */
export function MasterField({ detail, ...item }: MasterFieldProps) {
  const { t } = useTranslation()
  const { data = [], isPending } = useQuery(proposalsQuery(detail.id))
  const open = data.filter((one) => one.decision === null)
  return (
    <Form.Item {...item} extra={t('act.masterHelp')} rules={[{ required: true }]} initialValue={open[0]?.masterId} key={open[0]?.masterId}>
      <Select
        loading={isPending}
        options={open.map((one) => ({
          value: one.masterId,
          label: `${one.caseCode ?? t('case.uncoded')} ${one.summary}${one.metres === null ? '' : `（${one.metres} m）`}`,
        }))}
      />
    </Form.Item>
  )
}
