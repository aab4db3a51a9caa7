import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeople } from '#modules/identity/web/index.ts'

interface PersonPickerProps {
  value?: string
  onChange?: (id: string | undefined) => void
  id?: string
}

/** A person by name; the list is asked for as one types. */
export function PersonPicker({ value, onChange, id }: PersonPickerProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), 250)
    return () => clearTimeout(timer)
  }, [text])
  const { data, isFetching } = usePeople(asked)
  return (
    <Select
      id={id}
      allowClear
      value={value}
      onChange={onChange}
      loading={isFetching}
      placeholder={t('act.pickPerson')}
      showSearch={{ filterOption: false, onSearch: setText }}
      notFoundContent={asked === '' ? null : undefined}
      options={(data?.rows ?? []).map((person) => ({ value: person.id, label: person.name }))}
    />
  )
}
