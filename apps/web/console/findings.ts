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
/** What citizens are told and quote: ten signs, perhaps with a line in the middle. */
const SHORT_CODE = /^[0-9a-f]{5}-?[0-9a-f]{5}$/i

const COMPONENT_CODE = /^\d{16,17}$/
/** A device of GB/T 28181. */
const DEVICE_ID = /^\d{20}$/

export function useFindings(words: string): { title: string; findings: Finding[] }[] {
  const { t } = useTranslation()
  const nameOf = useNameOf()
  const may = useMay()
  const search = (path: string, permissions: string[], asked: Record<string, string> = { q: words }) => ({
    queryKey: ['findings', path, words],
    queryFn: ({ signal }: { signal: AbortSignal }) => get<Page<NamedRow & Partial<CaseRow>>>(path, { ...asked, limit: FEW }, signal),
    enabled: words !== '' && may(...permissions),
    retry: false,
  })
  const [components, cases, units, dutyGrids, unitGrids, cameras] = useQueries({
    queries: [
      // The register has millions of rows: a component is found by its code alone.
      search('/api/components', COMPONENT_CODE.test(words) ? ['component.read'] : [], { code: words }),
      search('/api/cases', ['case.read', 'case.readOwn'], SHORT_CODE.test(words) ? { shortCode: words } : undefined),
      search('/api/units', ['unit.read']),
      search('/api/duty-grids', ['grid.read']),
      search('/api/unit-grids', ['grid.read']),
      search('/api/cameras', DEVICE_ID.test(words) ? ['camera.read'] : [], { code: words }),
    ],
  })
  const named = (row: NamedRow) => nameOf({ name: row.name ?? row.code, nameEn: row.nameEn })
  const ofRegister = (name: string, title: string, page: Page<NamedRow> | undefined) => ({
    title,
    findings: (page?.rows ?? []).map((row) => ({ to: `/registers/${name}/${row.id}`, title: named(row), note: row.code })),
  })
  const groups = [
    ofRegister('components', t('frame.searchComponents'), components.data),
    {
      title: t('frame.searchCases'),
      findings: (cases.data?.rows ?? []).map((row) => ({
        to: `/cases/${row.id}`,
        title: row.summary ?? row.address ?? row.id,
        note: row.caseCode ?? (row.state ? t(`state.${row.state}`) : ''),
      })),
    },
    ofRegister('cameras', t('frame.searchCameras'), cameras.data),
    ofRegister('units', t('frame.searchUnits'), units.data),
    ofRegister('duty-grids', t('frame.searchDutyGrids'), dutyGrids.data),
    {
      title: t('frame.searchUnitGrids'),
      findings: (unitGrids.data?.rows ?? []).map((row) => ({ to: `/map?grid=${row.code}`, title: row.code, note: '' })),
    },
  ]
  return groups.filter((group) => group.findings.length > 0)
}
