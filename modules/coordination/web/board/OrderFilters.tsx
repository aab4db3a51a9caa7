import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { LIGHTS } from '#modules/cases/contract.ts'
import { KINDS } from '#modules/coordination/contract.ts'
import { KIND_TITLES } from '#modules/coordination/rules.ts'
import { unitsQuery } from '#modules/identity/web/index.ts'
import type { UrlWords } from '#ui/go.tsx'
import { OtherFilters } from '#ui/list/OtherFilters.tsx'
import { useNameOf, useTitles } from '#ui/preferences.tsx'

interface OrderFiltersProps {
  words: UrlWords
  change(patch: Record<string, string | undefined>): void
}

const OWN = ['q', 'kind', 'unitCode', 'light', 'open', 'level', 'sort', 'after', 'order', 'issue']

export function OrderFilters({ words, change }: OrderFiltersProps) {
  const { t } = useTranslation()
  const changed = Object.keys(words).filter((key) => !['order', 'issue', 'after', 'sort'].includes(key))
  return (
    <div className="order-filters">
      <Input.Search
        key={words.q}
        allowClear
        defaultValue={words.q}
        placeholder={t('supervision.search')}
        aria-label={t('supervision.search')}
        onSearch={(q) => change({ q: q || undefined })}
      />
      <WordFilters words={words} change={change} />
      <Checkbox
        checked={(words.open ?? 'true') === 'true'}
        onChange={(event) => change({ open: event.target.checked ? undefined : 'all' })}
      >
        {t('supervision.openOnly')}
      </Checkbox>
      <OtherFilters words={words} known={OWN} change={change} />
      {changed.length > 0 ? (
        <Button type="text" onClick={() => change(Object.fromEntries(changed.map((key) => [key, undefined])))}>
          {t('common.clear')}
        </Button>
      ) : null}
    </div>
  )
}

function WordFilters({ words, change }: OrderFiltersProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const nameOf = useNameOf()
  const { data: units = [] } = useQuery(unitsQuery)
  return (
    <>
      <Select
        mode="multiple"
        maxTagCount="responsive"
        value={words.kind?.split(',').filter(Boolean) ?? []}
        placeholder={t('supervision.anyKind')}
        aria-label={t('supervision.kind')}
        onChange={(kinds: string[]) => change({ kind: kinds.join(',') || undefined })}
        options={KINDS.map((value) => ({ value, label: titles(KIND_TITLES[value]) }))}
      />
      <Select
        allowClear
        value={words.unitCode}
        placeholder={t('supervision.anyUnit')}
        aria-label={t('supervision.unit')}
        onChange={(unitCode: string | undefined) => change({ unitCode })}
        showSearch={{ optionFilterProp: 'label' }}
        options={units.map((unit) => ({ value: unit.code, label: nameOf(unit) }))}
      />
      <Select
        allowClear
        value={words.light}
        placeholder={t('supervision.anyLight')}
        aria-label={t('supervision.clock')}
        onChange={(light: string | undefined) => change({ light })}
        options={LIGHTS.map((value) => ({ value, label: t(`light.${value}`) }))}
      />
    </>
  )
}
