import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../preferences.tsx'
import { useNamesOf, useReferred } from './api.ts'

interface ReferenceFieldProps {
  refers: string
  value?: string
  onChange?: (code: string | undefined) => void
  placeholder?: string
  id?: string
}

/** A row of another register, found by name or code as one types. */
export function ReferenceField({ refers, value, onChange, placeholder, id }: ReferenceFieldProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const english = language === 'en'
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 250)
    return () => clearTimeout(timer)
  }, [text])
  const { data = [], isFetching } = useReferred(refers, asked, english)
  const { data: names } = useNamesOf(refers, value ? [value] : [], english)
  const options = data.map((one) => ({ value: one.code, label: `${one.label}　${one.code}` }))
  if (value && !options.some((one) => one.value === value)) options.unshift({ value, label: names?.get(value) ?? value })
  return (
    <Select
      id={id}
      allowClear
      value={value}
      onChange={onChange}
      placeholder={placeholder ?? t('common.search')}
      aria-label={placeholder}
      loading={isFetching}
      options={options}
      popupMatchSelectWidth={320}
      showSearch={{ filterOption: false, onSearch: setText }}
      style={{ width: '100%' }}
    />
  )
}
