import { Checkbox, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { UrlWords } from '../go.tsx'
import { OtherFilters } from '../list/OtherFilters.tsx'
import { useTitles } from '../preferences.tsx'
import type { FieldInfo, RegisterInfo } from './api.ts'
import { ReferenceField } from './ReferenceField.tsx'
import './register.css'

interface RegisterFiltersProps {
  register: RegisterInfo
  words: UrlWords
  change(patch: Record<string, string | undefined>): void
}

/** Fields with words and references get a choice; text columns are found by searching. */
export function RegisterFilters({ register, words, change }: RegisterFiltersProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const choices = register.fields.filter(
    (field) => field.filter && (field.words || field.type === 'boolean' || (field.refers && field.refers !== 'matters')),
  )
  const known = [...choices.map((field) => field.key), 'q', 'sort', 'after', 'retired']
  const titleOf = (key: string) => {
    const field = register.fields.find((one) => one.key === key)
    return field ? titles(field.title) : undefined
  }
  return (
    <div className="register-filters">
      {register.searchable ? (
        <Input.Search
          key={words.q}
          allowClear
          defaultValue={words.q}
          placeholder={t('common.search')}
          aria-label={t('common.search')}
          onSearch={(q) => change({ q: q || undefined })}
        />
      ) : null}
      {choices.map((field) => (
        <ChoiceFilter key={field.key} field={field} value={words[field.key]} change={(value) => change({ [field.key]: value })} />
      ))}
      <Checkbox checked={words.retired === 'true'} onChange={(event) => change({ retired: event.target.checked ? 'true' : undefined })}>
        {t('register.showRetired')}
      </Checkbox>
      <OtherFilters words={words} known={known} change={change} titleOf={titleOf} />
    </div>
  )
}

function ChoiceFilter({ field, value, change }: { field: FieldInfo; value: string | undefined; change(value: string | undefined): void }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const title = titles(field.title)
  if (field.refers) return <ReferenceField refers={field.refers} value={value} onChange={change} placeholder={title} />
  const options = field.words
    ? Object.entries(field.words).map(([key, word]) => ({ value: key, label: titles(word) }))
    : [
        { value: 'true', label: `${title}：${t('common.yes')}` },
        { value: 'false', label: `${title}：${t('common.no')}` },
      ]
  return (
    <Select
      allowClear
      value={value}
      placeholder={title}
      aria-label={title}
      options={options}
      onChange={change}
      showSearch={{ optionFilterProp: 'label' }}
    />
  )
}
