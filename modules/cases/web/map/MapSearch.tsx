import { SearchOutlined } from '@ant-design/icons'
import { useQueries } from '@tanstack/react-query'
import { AutoComplete, Input } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseRow } from '#modules/cases/contract.ts'
import type { GeocodeCandidate } from '#modules/grid/contract.ts'
import { AddressLine, findAddresses } from '#modules/grid/web/index.ts'
import { get, type Page } from '#ui/api/client.ts'
import { useNameOf } from '#ui/preferences.tsx'
import { componentOf, findPlaces } from './map-api.ts'

export interface Found {
  title: string
  note: string
  /** Where to look; a unit has no place, it filters. */
  at?: { lon: number; lat: number; zoom: number }
  words?: Record<string, string>
  label?: ReactNode
}

interface NamedRow {
  code: string
  name?: string
  nameEn?: string | null
}

const ZOOMS = { district: 11.5, street: 13.5, community: 15, duty_grid: 15.5 }
const COMPONENT_CODE = /^\d{16,17}$/
const GRID_CODE = /^\d{12}[0-9A-Z]{3}$/

/** One field for places (also by pinyin), component codes, cases, units and grids. */
export function MapSearch({ found }: { found(what: Found): void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 200)
    return () => clearTimeout(timer)
  }, [text])
  const { groups, waiting } = useGroups(asked)
  const all = groups.flatMap((group) => group.found)
  const choose = (key: string) => {
    const chosen = all[Number(key)]
    if (!chosen) return
    setText('')
    found(chosen)
  }
  const shown = groups.filter((group) => group.found.length > 0)
  return (
    <AutoComplete
      className="map-search"
      value={text}
      onSearch={setText}
      onSelect={choose}
      popupMatchSelectWidth={340}
      defaultActiveFirstOption={asked !== ''}
      notFoundContent={asked === '' || waiting ? null : t('oneMap.nothing')}
      options={shown.map((group) => ({
        label: group.title,
        options: group.found.map((one) => ({
          value: String(all.indexOf(one)),
          label: one.label ?? (
            <span className="search-option">
              <span className="one-line">{one.title}</span>
              <span className="faint">{one.note}</span>
            </span>
          ),
        })),
      }))}
    >
      <Input prefix={<SearchOutlined />} placeholder={t('oneMap.searchHint')} aria-label={t('oneMap.searchHint')} allowClear />
    </AutoComplete>
  )
}

function useGroups(asked: string) {
  const { t } = useTranslation()
  const nameOf = useNameOf()
  const ask = <T,>(name: string, enabled: boolean, queryFn: (signal: AbortSignal) => Promise<T>) => ({
    queryKey: ['map-search', name, asked],
    queryFn: ({ signal }: { signal: AbortSignal }) => queryFn(signal),
    enabled: asked !== '' && enabled,
    retry: false,
  })
  const [places, addresses, components, cases, units, grids] = useQueries({
    queries: [
      ask('places', true, (signal) => findPlaces(asked, signal)),
      ask('addresses', asked.length > 2 && !/^\d+$/.test(asked), (signal) => findAddresses(asked, 6, signal)),
      ask('components', COMPONENT_CODE.test(asked), () => componentOf(asked)),
      ask('cases', asked.length > 1, (signal) => get<Page<CaseRow>>('/api/cases', { q: asked, limit: 5 }, signal)),
      ask('units', asked.length > 1, (signal) => get<Page<NamedRow>>('/api/units', { q: asked, limit: 4 }, signal)),
      ask('grids', GRID_CODE.test(asked), (signal) => get<Page<NamedRow>>('/api/unit-grids', { code: asked, limit: 1 }, signal)),
    ],
  })
  const component = components.data
  const groups: { title: string; found: Found[] }[] = [
    {
      title: t('oneMap.places'),
      found: (places.data ?? []).map(({ level, lon, lat, ...place }) => ({
        title: nameOf(place),
        note: t(`oneMap.level.${level}`),
        at: { lon, lat, zoom: ZOOMS[level] },
      })),
    },
    { title: t('geocode.addresses'), found: (addresses.data ?? []).filter(({ kind }) => kind !== 'region').map(foundAddress) },
    {
      title: t('oneMap.componentCode'),
      found: component ? [{ title: component.name, note: component.code, at: { lon: component.lon, lat: component.lat, zoom: 18 } }] : [],
    },
    { title: t('oneMap.cases'), found: (cases.data?.rows ?? []).flatMap(foundCase) },
    {
      title: t('oneMap.units'),
      found: (units.data?.rows ?? []).map((row) => ({
        title: nameOf({ name: row.name ?? row.code, nameEn: row.nameEn }),
        note: row.code,
        words: { unit: row.code },
      })),
    },
    { title: t('oneMap.unitGrids'), found: (grids.data?.rows ?? []).map(({ code }) => ({ title: code, note: '', words: { grid: code } })) },
  ]
  return { groups, waiting: [places, addresses, components, cases, units, grids].some((one) => one.isFetching) }
}

function foundAddress(candidate: GeocodeCandidate): Found {
  const { address, point } = candidate
  return { title: address, note: '', at: { ...point, zoom: 17.5 }, label: <AddressLine candidate={candidate} /> }
}

function foundCase({ summary, address, caseCode, lon, lat }: CaseRow): Found[] {
  return lon === null || lat === null ? [] : [{ title: summary || address, note: caseCode ?? address, at: { lon, lat, zoom: 17 } }]
}
