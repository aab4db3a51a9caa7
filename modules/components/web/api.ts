/** Imports, classes and single components, as the screens ask for them. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Titles } from '#kernel/titles.ts'
import type { ImportRow, Preview, Reading, Refusal, Replacement } from '#modules/components/contract.ts'
import { failed, get, type Page, post, send } from '#ui/api/client.ts'
import { useSurroundings } from '#ui/map/surroundings.ts'
import type { Row } from '#ui/register/api.ts'

const IMPORTS = '/api/component-imports'

export function useImports() {
  return useQuery({ queryKey: ['component-imports'], queryFn: () => get<ImportRow[]>(IMPORTS) })
}

export function useImportOf(id: string) {
  return useQuery({ queryKey: ['component-import', id], queryFn: () => get<ImportRow>(`${IMPORTS}/${id}`) })
}

export interface Step {
  seq: number
  event: string
  actorName: string
  at: string
  reason: string | null
}

export function useImportHistory(row: ImportRow) {
  return useQuery({
    queryKey: ['component-import', row.id, 'history', row.state],
    queryFn: () => get<Step[]>(`${IMPORTS}/${row.id}/history`),
  })
}

export function usePreview(id: string, reading: Partial<Reading>) {
  return useQuery({
    queryKey: ['component-import-preview', id, reading],
    queryFn: () => post<Preview>(`${IMPORTS}/${id}/preview`, reading),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export function useRefusals(row: ImportRow, after: string | undefined) {
  return useQuery({
    queryKey: ['component-import', row.id, 'refusals', row.refused, after],
    queryFn: () => get<Page<Refusal>>(`${IMPORTS}/${row.id}/refusals`, { limit: 50, after }),
    enabled: row.refused > 0,
    placeholderData: keepPreviousData,
  })
}

/** Start, cancel and rollback alike: the answer is the import as it is now. */
export function useImportStep(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ step, body }: { step: 'start' | 'cancel' | 'rollback'; body: object }) =>
      post<ImportRow>(`${IMPORTS}/${id}/${step}`, body),
    onSuccess: (row) => {
      client.setQueryData(['component-import', id], row)
      void client.invalidateQueries({ queryKey: ['component-imports'] })
    },
  })
}

/** Files of gigabytes: `fetch` cannot tell how far it is. */
export function handIn(file: File, key: string, progress: (share: number) => void): Promise<ImportRow> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append('file', file)
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total)
    request.onerror = () => reject(failed('', 0))
    request.onload = () => {
      if (request.status >= 400) return reject(failed(request.responseText, request.status))
      const row: ImportRow = JSON.parse(request.responseText)
      resolve(row)
    }
    request.open('POST', IMPORTS)
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.setRequestHeader('idempotency-key', key)
    request.send(form)
  })
}

export interface AtlasClass {
  classCode: string
  edition: string
  major: string
  majorName: Titles
  name: Titles
  count: number
  kinds: ('point' | 'line' | 'area')[]
}

export function useClassesInUse() {
  return useQuery({ queryKey: ['component-classes'], queryFn: () => get<AtlasClass[]>('/api/component-classes'), staleTime: 60_000 })
}

/** The nearest components around one. */
export function useNear(row: Row | undefined) {
  const { data, error } = useSurroundings(row ? { lon: Number(row.lon), lat: Number(row.lat) } : null, 30, ['components'])
  return { data: data?.flatMap(({ rows }) => rows), error }
}

/** Which stands in its place now. */
export function useSuccessor(id: string) {
  return useQuery({
    queryKey: ['components', 'successor', id],
    queryFn: async () => (await get<Page<Row>>('/api/components', { previousId: id, limit: 1 })).rows[0] ?? null,
  })
}

function useComponentChanged() {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: ['register', 'components'] })
    void client.invalidateQueries({ queryKey: ['components'] })
  }
}

export function useChangeStatus(row: Row) {
  const changed = useComponentChanged()
  return useMutation({
    mutationFn: (values: { status: string; changeDate: string }) =>
      send<Row>('PATCH', `/api/components/${row.id}`, { body: { ...values, version: row.version } }),
    onSuccess: changed,
  })
}

export function useReplace(id: string, key: string) {
  const changed = useComponentChanged()
  return useMutation({
    mutationFn: (values: Replacement) => post<Row>(`/api/components/${id}/replace`, values, { 'idempotency-key': key }),
    onSuccess: changed,
  })
}
