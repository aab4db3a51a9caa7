import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { LIGHTS, SOURCES, STATES } from '#modules/cases/contract.ts'
import { MatterPicker } from '#modules/catalogue/web/index.ts'
import { useRegions } from '#modules/grid/web/index.ts'
import { unitsQuery } from '#modules/identity/web/index.ts'
import { LightMark } from '#ui/clock/LightMark.tsx'
import type { UrlWords } from '#ui/go.tsx'
import { OtherFilters } from '#ui/list/OtherFilters.tsx'
import { useNameOf } from '#ui/preferences.tsx'
import './filters.css'

interface CaseFiltersProps {
  words: UrlWords
  change(patch: Record<string, string | undefined>): void
}

const OWN = [
  'q',
  'state',
  'light',
  'source',
  'matterCode',
  'districtCode',
  'unitCode',
  'reportedAt.from',
  'reportedAt.to',
  'open',
  'sort',
  'after',
]

export function CaseFilters({ words, change }: CaseFiltersProps) {
  const { t } = useTranslation()
  return (
    <div className="filters">
      <Input.Search
        key={words.q}
        className="wide"
        allowClear
        defaultValue={words.q}
        placeholder={t('list.search')}
        aria-label={t('list.search')}
        onSearch={(q) => change({ q: q || undefined })}
      />
      <WordFilters words={words} change={change} />
      <MatterPicker value={words.matterCode} onChange={(matterCode) => change({ matterCode })} />
      <PlaceFilters words={words} change={change} />
      <PeriodFilter words={words} change={change} />
      <Checkbox checked={words.open === 'true'} onChange={(event) => change({ open: event.target.checked ? 'true' : undefined })}>
        {t('list.open')}
      </Checkbox>
      <OtherFilters words={words} known={OWN} change={change} />
      {Object.keys(words).length > 0 ? (
        <Button type="text" onClick={() => change(Object.fromEntries(Object.keys(words).map((key) => [key, undefined])))}>
          {t('common.clear')}
        </Button>
      ) : null}
    </div>
  )
}

function WordFilters({ words, change }: CaseFiltersProps) {
  const { t } = useTranslation()
  const several = (key: string) => ({
    mode: 'multiple' as const,
    maxTagCount: 'responsive' as const,
    value: words[key]?.split(',').filter(Boolean) ?? [],
    onChange: (values: string[]) => change({ [key]: values.join(',') || undefined }),
  })
  return (
    <>
      <Select
        {...several('state')}
        placeholder={t('list.anyState')}
        aria-label={t('case.state')}
        options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <Select
        allowClear
        value={words.light}
        placeholder={t('list.anyLight')}
        aria-label={t('case.light')}
        onChange={(light: string | undefined) => change({ light })}
        options={LIGHTS.map((value) => ({ value, label: <LightWord light={value} /> }))}
      />
      <Select
        {...several('source')}
        placeholder={t('list.anySource')}
        aria-label={t('case.source')}
        options={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
      />
    </>
  )
}

function LightWord({ light }: { light: (typeof LIGHTS)[number] }) {
  const { t } = useTranslation()
  return (
    <span className="clock-chip">
      <LightMark light={light} />
      {t(`light.${light}`)}
    </span>
  )
}

function PlaceFilters({ words, change }: CaseFiltersProps) {
  const { t } = useTranslation()
  const nameOf = useNameOf()
  const { data: regions = [] } = useRegions()
  const { data: units = [] } = useQuery(unitsQuery)
  return (
    <>
      <Select
        allowClear
        value={words.districtCode}
        placeholder={t('list.anyDistrict')}
        aria-label={t('case.district')}
        onChange={(districtCode: string | undefined) => change({ districtCode })}
        options={regions.filter((region) => region.level === 'district').map((region) => ({ value: region.code, label: nameOf(region) }))}
      />
      <Select
        allowClear
        value={words.unitCode}
        placeholder={t('list.anyUnit')}
        aria-label={t('case.unit')}
        onChange={(unitCode: string | undefined) => change({ unitCode })}
        showSearch={{ optionFilterProp: 'label' }}
        options={units.map((unit) => ({ value: unit.code, label: nameOf(unit) }))}
      />
    </>
  )
}

function PeriodFilter({ words, change }: CaseFiltersProps) {
  const from = words['reportedAt.from']
  const to = words['reportedAt.to']
  return (
    <DatePicker.RangePicker
      value={[from ? dayjs(from) : null, to ? dayjs(to).subtract(1, 'second') : null]}
      allowEmpty={[true, true]}
      onChange={(range) =>
        change({
          'reportedAt.from': range?.[0]?.startOf('day').toISOString(),
          'reportedAt.to': range?.[1]?.startOf('day').add(1, 'day').toISOString(),
        })
      }
    />
  )
}
