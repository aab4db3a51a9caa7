import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitles } from '#ui/preferences.tsx'
import { matterCodeOf, useMatters } from './api.ts'

interface MatterPickerProps {
  value?: string | null
  onChange?: (code: string | undefined) => void
  id?: string
}

interface Option {
  value: string
  label: string
  words: string
}

/** A matter by name or code, grouped by majors as the catalogue is. */
export function MatterPicker({ value, onChange, id }: MatterPickerProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { data, isPending } = useMatters()
  const groups = useMemo(() => {
    const byMajor = new Map<string, { label: string; options: Option[] }>()
    for (const row of data ?? []) {
      const group = byMajor.get(row.major) ?? { label: `${row.major} ${titles(row.majorName)}`, options: [] }
      const code = matterCodeOf(row)
      group.options.push({
        value: code,
        label: `${titles(row.name)}　${code}`,
        words: `${code} ${row.name.zh} ${row.name.en} ${row.majorName.zh} ${row.majorName.en}`.toLowerCase(),
      })
      byMajor.set(row.major, group)
    }
    return [...byMajor.values()]
  }, [data, titles])
  return (
    <Select
      id={id}
      allowClear
      loading={isPending}
      value={value ?? undefined}
      onChange={onChange}
      options={groups}
      placeholder={t('report.matterHint')}
      style={{ width: '100%' }}
      showSearch={{ filterOption: (text, option) => wordsOf(option).includes(text.trim().toLowerCase()) }}
    />
  )
}

function wordsOf(option: unknown): string {
  return typeof option === 'object' && option !== null && 'words' in option && typeof option.words === 'string' ? option.words : ''
}
