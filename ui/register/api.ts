/** Registers as their definitions describe them; nothing here knows a register by name. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Titles } from '#kernel/titles.ts'
import { get, type Page, post, type QueryWords, send, sendTold } from '../api/client.ts'

export interface FieldInfo {
  key: string
  title: Titles
  type: 'text' | 'number' | 'instant' | 'date' | 'boolean' | 'json'
  words?: Record<string, Titles>
  filter?: boolean
  sort?: boolean
  hidden?: boolean
  detailOnly?: boolean
  required?: boolean
  fixed?: boolean
  readOnly?: boolean
  many?: boolean
  refers?: string
  maxLength?: number
  pattern?: string
  minimum?: number
  maximum?: number
  help?: Titles
}

export interface RegisterInfo {
  name: string
  title: Titles
  code: string
  label: string
  layer: string | null
  importAt: string | null
  defaultSort: string
  searchable: boolean
  placed: boolean
  mayWrite: boolean
  fields: FieldInfo[]
}

export type Row = Record<string, unknown> & { id: string; version: number; retiredAt: string | null; updatedAt: string }

export interface HistoryRow {
  seq: number
  event: string
  toState: string
  actorName: string
  role: string
  at: string
  reason: string | null
  payload: Record<string, unknown>
  hash: string
}

interface ImportCounts {
  read: number
  accepted: number
  known: number
  written: number
  refusedRows: number
}

export interface ImportReport extends ImportCounts {
  refused: { line: number; column: string; reason: string }[]
}

/** How far an import is; `share` of the file is read, 0 to 1. */
export interface ImportProgress extends ImportCounts {
  share: number
}

export function useRegisters() {
  return useQuery({ queryKey: ['registers'], queryFn: () => get<RegisterInfo[]>('/api/registers'), staleTime: 600_000 })
}

export function useRegister(name: string): RegisterInfo | null | undefined {
  const { data } = useRegisters()
  return data ? (data.find((one) => one.name === name) ?? null) : undefined
}

export function useRows(name: string, words: QueryWords) {
  return useQuery({
    queryKey: ['register', name, 'rows', words],
    queryFn: ({ signal }) => get<Page<Row>>(`/api/${name}`, { limit: 50, ...words }, signal),
    placeholderData: keepPreviousData,
  })
}

export function useRowCount(name: string, words: QueryWords) {
  return useQuery({
    queryKey: ['register', name, 'count', words],
    queryFn: ({ signal }) => get<{ count: number; more: boolean }>(`/api/${name}/count`, words, signal),
    placeholderData: keepPreviousData,
  })
}

export function useRow(name: string, id: string) {
  return useQuery({ queryKey: ['register', name, 'row', id], queryFn: () => get<Row>(`/api/${name}/${id}`) })
}

export function useHistory(name: string, id: string) {
  return useQuery({ queryKey: ['register', name, 'history', id], queryFn: () => get<HistoryRow[]>(`/api/${name}/${id}/history`) })
}

function useRefresh(name: string): () => void {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: ['register', name] })
    void client.invalidateQueries({ queryKey: [name] })
  }
}

export function useSaveRow(name: string, row: Row | null) {
  const refresh = useRefresh(name)
  return useMutation({
    mutationFn: (values: Record<string, unknown>) =>
      row ? send<Row>('PATCH', `/api/${name}/${row.id}`, { body: { ...values, version: row.version } }) : post<Row>(`/api/${name}`, values),
    onSuccess: refresh,
  })
}

export function useRetire(name: string, id: string) {
  const refresh = useRefresh(name)
  return useMutation({ mutationFn: (reason: string) => post<Row>(`/api/${name}/${id}/retire`, { reason }), onSuccess: refresh })
}

interface Importing {
  file: File
  onlyIfAllGood: boolean
  dryRun: boolean
}

/** An import tells how far it is, and can be stopped: then nothing of it stays. */
export function useImport(name: string) {
  const refresh = useRefresh(name)
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const stopping = useRef<AbortController | null>(null)
  const run = useMutation({
    mutationFn: ({ file, onlyIfAllGood, dryRun }: Importing) => {
      const form = new FormData()
      form.append('file', file)
      setProgress(null)
      stopping.current = new AbortController()
      const sending = { body: form, query: { onlyIfAllGood, dryRun }, signal: stopping.current.signal }
      return sendTold<ImportProgress, ImportReport>(`/api/${name}/import`, sending, setProgress)
    },
    onSuccess: (report) => report.written > 0 && refresh(),
  })
  return { ...run, progress, stop: () => stopping.current?.abort() }
}

export interface Referred {
  code: string
  label: string
}

/** Which field of the referred register is its code and which its name; lists without a definition have both words plain. */
function partsOf(register: RegisterInfo | null | undefined): { code: string; label: string } {
  return { code: register?.code ?? 'code', label: register?.label ?? 'name' }
}

/** Names of the codes shown, asked for together. */
export function useNamesOf(refers: string | undefined, codes: readonly string[], english: boolean) {
  const register = useRegister(refers ?? '')
  const { code, label } = partsOf(register)
  const asked = [...new Set(codes)].toSorted()
  return useQuery({
    queryKey: ['register', refers, 'names', asked, english],
    enabled: refers !== undefined && refers !== 'matters' && asked.length > 0 && code !== 'id' && register !== undefined,
    staleTime: 600_000,
    retry: false,
    queryFn: async () => {
      const { rows } = await get<Page<Record<string, unknown>>>(`/api/${refers}`, { [code]: asked.join(','), limit: 1000 })
      return new Map(rows.map((row) => [String(row[code]), String((english && row[`${label}En`]) || row[label])]))
    },
  })
}

export function useReferred(refers: string, words: string, english: boolean) {
  const register = useRegister(refers)
  const { code, label } = partsOf(register)
  return useQuery({
    queryKey: ['register', refers, 'choice', words, english],
    enabled: refers !== 'matters',
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async ({ signal }): Promise<Referred[]> => {
      const { rows } = await get<Page<Record<string, unknown>>>(`/api/${refers}`, { q: words, limit: 30 }, signal)
      return rows.map((row) => ({ code: String(row[code]), label: String((english && row[`${label}En`]) || row[label]) }))
    },
  })
}
