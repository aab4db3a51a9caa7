/** What the global search finds, in groups, each only where the post may look. */
import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaseRow } from '#modules/cases/contract.ts'
import { useMay } from '#modules/identity/web/index.ts'
import { get, type Page } from '#ui/api/client.ts'
import { useNameOf } from '#ui/preferences.tsx'

interface Finding {
  to: string
  title: string
  note: string
}

interface NamedRow {
  id: string
  code: string
  name?: string
  nameEn?: string | null
}

const FEW = 5

/** The register has millions of rows: a component is found by its code alone. */
const byComponentCode = (words: string, allowed: boolean) => ({
  queryKey: ['findings', '/api/components', words],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    get<Page<NamedRow & Partial<CaseRow>>>('/api/components', { code: words, limit: FEW }, signal),
  enabled: allowed && /^\d{16,17}$/.test(words),
  retry: false,
})

export function useFindings(words: string): { title: string; findings: Finding[] }[] {
  const { t } = useTranslation()
  const nameOf = useNameOf()
  const may = useMay()
  const search = (path: string, permissions: string[]) => ({
    queryKey: ['findings', path, words],
    queryFn: ({ signal }: { signal: AbortSignal }) => get<Page<NamedRow & Partial<CaseRow>>>(path, { q: words, limit: FEW }, signal),
    enabled: words !== '' && may(...permissions),
    retry: false,
  })
  const [components, cases, units, dutyGrids, unitGrids] = useQueries({
    queries: [
      byComponentCode(words, may('component.read')),
      search('/api/cases', ['case.read', 'case.readOwn']),
      search('/api/units', ['unit.read']),
      search('/api/duty-grids', ['grid.read']),
      search('/api/unit-grids', ['grid.read']),
    ],
  })
  const named = (row: NamedRow) => nameOf({ name: row.name ?? row.code, nameEn: row.nameEn })
  const groups = [
    {
      title: t('frame.searchComponents'),
      findings: (components.data?.rows ?? []).map((row) => ({ to: `/registers/components/${row.id}`, title: named(row), note: row.code })),
    },
    {
      title: t('frame.searchCases'),
      findings: (cases.data?.rows ?? []).map((row) => ({
        to: `/cases/${row.id}`,
        title: row.summary ?? row.address ?? row.id,
        note: row.caseCode ?? (row.state ? t(`state.${row.state}`) : ''),
      })),
    },
    {
      title: t('frame.searchUnits'),
      findings: (units.data?.rows ?? []).map((row) => ({ to: `/registers/units/${row.id}`, title: named(row), note: row.code })),
    },
    {
      title: t('frame.searchDutyGrids'),
      findings: (dutyGrids.data?.rows ?? []).map((row) => ({ to: `/registers/duty-grids/${row.id}`, title: named(row), note: row.code })),
    },
    {
      title: t('frame.searchUnitGrids'),
      findings: (unitGrids.data?.rows ?? []).map((row) => ({ to: `/map?grid=${row.code}`, title: row.code, note: '' })),
    },
  ]
  return groups.filter((group) => group.findings.length > 0)
}
