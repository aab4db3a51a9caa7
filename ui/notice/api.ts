/** Notices, preferences, texts and the delivery account, as the screens ask for them. */
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  AccountRow,
  Attempt,
  ChannelState,
  Device,
  InboxRow,
  NoticeKind,
  Preferences,
  SimulatedRow,
  Template,
  TemplateVersion,
  Text,
} from '#kernel/notice/contract.ts'
import type { Channel, OutsideChannel } from '#kernel/notice/definition.ts'
import { get, type Page, post, send } from '../api/client.ts'
import { usePreferences } from '../preferences.tsx'

export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: () => get<{ count: number }>('/api/notices/unread'),
  staleTime: 60_000,
})

export const kindsQuery = queryOptions({
  queryKey: ['notice-kinds'],
  queryFn: () => get<NoticeKind[]>('/api/notices/kinds'),
  staleTime: Number.POSITIVE_INFINITY,
})

export function useNotices(words: Readonly<Record<string, string>>, limit: number, enabled = true) {
  return useQuery({
    queryKey: ['notices', 'list', words, limit],
    queryFn: ({ signal }) => get<Page<InboxRow>>('/api/notices', { limit, ...words }, signal),
    placeholderData: keepPreviousData,
    enabled,
  })
}

/** Title and text of a notice in the language chosen. */
export function useNoticeWords(): (row: Pick<InboxRow, 'titleZh' | 'titleEn' | 'bodyZh' | 'bodyEn'>) => { title: string; body: string } {
  const { language } = usePreferences()
  return (row) => (language === 'en' ? { title: row.titleEn, body: row.bodyEn } : { title: row.titleZh, body: row.bodyZh })
}

function useVerb<I, A>(verb: (input: I) => Promise<A>, keys: readonly string[]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: verb,
    onSettled: () => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] })
    },
  })
}

export const useRead = () => useVerb((id: string) => post(`/api/notices/${id}/read`), ['notices'])
export const useReadAll = () => useVerb((upTo: string) => post<{ read: number }>('/api/notices/read', { upTo }), ['notices'])

export const preferencesQuery = queryOptions({
  queryKey: ['notice-preferences'],
  queryFn: () => get<Preferences>('/api/notice-preferences'),
})

export const useChoose = () =>
  useVerb(
    ({ kind, channels }: { kind: string; channels: Channel[] }) =>
      send<Preferences>('PUT', `/api/notice-preferences/${kind}`, { body: { channels } }),
    ['notice-preferences'],
  )

export const useSetQuiet = () =>
  useVerb((quiet: Preferences['quiet']) => send<Preferences>('PUT', '/api/notice-quiet', { body: { quiet } }), ['notice-preferences'])

export const useEndDevice = () => useVerb((id: string) => send('DELETE', `/api/push-devices/${id}`), ['notice-preferences'])
export const useAddSimulated = () =>
  useVerb((name: string) => post<Device>('/api/push-devices/simulated', { name }), ['notice-preferences'])
export const useAddDevice = (subscribe: () => Promise<object>) =>
  useVerb(async () => post<Device>('/api/push-devices', await subscribe()), ['notice-preferences'])

export const textsQuery = queryOptions({ queryKey: ['notice-texts'], queryFn: () => get<Template[]>('/api/notice-texts') })

export const versionsQuery = (kind: string) =>
  queryOptions({
    queryKey: ['notice-texts', kind, 'versions'],
    queryFn: () => get<TemplateVersion[]>(`/api/notice-texts/${kind}/versions`),
  })

export const usePreviewText = (kind: string) => useVerb((text: Text) => post<Text>(`/api/notice-texts/${kind}/preview`, { text }), [])
export const useChangeText = (kind: string) =>
  useVerb(
    (given: { text: Text | null; version: number }) => send<Template>('PUT', `/api/notice-texts/${kind}`, { body: given }),
    ['notice-texts'],
  )

export interface Account {
  channels: ChannelState[]
  rows: AccountRow[]
}

export const accountQuery = queryOptions({ queryKey: ['notice-account'], queryFn: () => get<Account>('/api/notice-account', { days: 30 }) })

export const attemptsQuery = (id: string) =>
  queryOptions({ queryKey: ['notice-account', id], queryFn: () => get<Attempt[]>(`/api/notice-deliveries/${id}/attempts`) })

const ACCOUNT = ['notice-account', 'list']
export const useRetry = () => useVerb((id: string) => post<{ retried: number }>(`/api/notice-deliveries/${id}/retry`), ACCOUNT)
export const useRetryDay = () =>
  useVerb((of: { day: string; channel: OutsideChannel }) => post<{ retried: number }>('/api/notice-account/retry', of), ACCOUNT)

export const simulatedQuery = (channel: string | undefined) =>
  queryOptions({
    queryKey: ['simulated-messages', channel],
    queryFn: () => get<SimulatedRow[]>('/api/simulated-messages', { channel, limit: 100 }),
    refetchInterval: 5000,
  })
