import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseRow } from '#modules/cases/contract.ts'
import { useCaseNamed, useCaseSearch } from './api.ts'

interface CaseFieldProps {
  value?: string
  onChange?: (caseId: string) => void
  id?: string
}

/** Finds an open, filed case by its code or by words. */
export function CaseField({ value, onChange, id }: CaseFieldProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 250)
    return () => clearTimeout(timer)
  }, [text])
  const { data: found, isFetching } = useCaseSearch(asked)
  const { data: chosen } = useCaseNamed(value)
  const rows = (found?.rows ?? []).filter((row) => row.caseCode !== null)
  const options = chosen && !rows.some((row) => row.id === chosen.id) ? [chosen, ...rows] : rows
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={options.map((row) => ({ value: row.id, label: labelOf(row) }))}
      notFoundContent={asked === '' || isFetching ? null : t('supervision.pickCaseNone')}
    />
  )
}

function labelOf({ caseCode, summary }: CaseRow): string {
  return `${caseCode ?? ''} ${summary}`
}
