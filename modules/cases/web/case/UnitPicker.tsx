import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { unitsQuery } from '#modules/identity/web/index.ts'
import { useNameOf } from '#ui/preferences.tsx'

interface UnitPickerProps {
  id?: string
  value?: string
  onChange?: (code: string | undefined) => void
}

/** A unit by name or code. */
export function UnitPicker(given: UnitPickerProps) {
  const { t } = useTranslation()
  const nameOf = useNameOf()
  const { data: units, isPending } = useQuery(unitsQuery)
  return (
    <Select
      {...given}
      allowClear
      loading={isPending}
      placeholder={t('act.pickUnit')}
      options={(units ?? []).map((unit) => ({
        value: unit.code,
        label: nameOf(unit),
        words: `${unit.code} ${unit.name} ${unit.nameEn ?? ''}`.toLowerCase(),
      }))}
      showSearch={{ filterOption: (text, option) => option?.words.includes(text.trim().toLowerCase()) ?? false }}
    />
  )
}
