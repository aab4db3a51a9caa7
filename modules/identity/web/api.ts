/** Session, people, posts and accounts, as the screens ask for them. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { Titles } from '#kernel/titles.ts'
import type {
  AccountShape,
  DemoAccount,
  Me,
  NewAccount,
  NewPassword,
  NewPost,
  PostShape,
  SignedIn,
  SignIn,
} from '#modules/identity/contract.ts'
import { get, getAll, ProblemError, post, send } from '#ui/api/client.ts'

export type DemoSignIn = Static<typeof DemoAccount>
export type Post = Static<typeof PostShape>
export type Account = Static<typeof AccountShape>
export type PostInput = Static<typeof NewPost>

/** Null for a stranger; the address stays, so that a copied link opens after the sign-in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
  queryFn: async () => {
    try {
      return await get<Me>('/api/session')
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return null
      throw error
    }
  },
})

export function useMe(): Me | null | undefined {
  return useQuery(sessionQuery).data
}

/** Asks whether any post of the signed-in person gives one of these permissions. */
export function useMay(): (...permissions: string[]) => boolean {
  const me = useMe()
  return (...permissions) => permissions.some((permission) => me?.permissions.includes(permission) ?? false)
}

export function useDemoAccounts() {
  return useQuery({
    queryKey: ['demo-accounts'],
    queryFn: () => get<DemoSignIn[]>('/api/demo-accounts'),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: Static<typeof SignIn>) => post<Static<typeof SignedIn>>('/api/session', given),
    onSuccess: ({ me }) => {
      client.removeQueries({ predicate: (query) => !['city', 'demo-accounts', 'session'].includes(String(query.queryKey[0])) })
      client.setQueryData(sessionQuery.queryKey, me)
    },
  })
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => send('DELETE', '/api/session'),
    onSettled: () => {
      client.setQueryData(sessionQuery.queryKey, null)
      client.removeQueries({ predicate: (query) => !['city', 'demo-accounts', 'session'].includes(String(query.queryKey[0])) })
    },
  })
}

export function useChangePassword() {
  return useMutation({ mutationFn: (given: Static<typeof NewPassword>) => post('/api/session/password', given) })
}

export function useBeginSecondFactor() {
  return useMutation({ mutationFn: () => post<{ secret: string; uri: string }>('/api/session/second-factor') })
}

export function useConfirmSecondFactor() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (code: string) => post('/api/session/second-factor/confirm', { code }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
}

export interface RoleRow {
  role: string
  title: Titles
  permissions: string[]
}

export function useRoles() {
  return useQuery({ queryKey: ['roles'], queryFn: () => get<RoleRow[]>('/api/roles'), staleTime: Number.POSITIVE_INFINITY })
}

export function usePosts(personId: string) {
  return useQuery({ queryKey: ['people', personId, 'posts'], queryFn: () => get<Post[]>(`/api/people/${personId}/posts`) })
}

export function useAccounts(personId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['people', personId, 'accounts'],
    queryFn: () => get<Account[]>(`/api/people/${personId}/accounts`),
    enabled,
  })
}

/** Every change of a person's posts and accounts, and what is read again after it. */
export function usePersonVerb<V>(personId: string, verb: (given: V) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: verb, onSuccess: () => client.invalidateQueries({ queryKey: ['people', personId] }) })
}

export const addPost = (personId: string) => (given: PostInput) => post(`/api/people/${personId}/posts`, given)
export const endPost = (postId: string) => send('DELETE', `/api/posts/${postId}`)
export const addAccount = (personId: string) => (given: Static<typeof NewAccount>) => post(`/api/people/${personId}/accounts`, given)
export const disableAccount = (accountId: string) => post(`/api/accounts/${accountId}/disable`)
export const unlockAccount = (accountId: string) => post(`/api/accounts/${accountId}/unlock`)

export interface UnitRow {
  id: string
  code: string
  name: string
  nameEn: string | null
  kind: string
  regionCode: string
}

/** All units, for names and pickers; a city has some hundreds. */
export const unitsQuery = queryOptions({
  queryKey: ['units', 'all'],
  staleTime: 600_000,
  queryFn: ({ signal }) => getAll<UnitRow>('/api/units', signal),
})

export function useUnitName(): (code: string | null | undefined, english: boolean) => string | null {
  const { data } = useQuery(unitsQuery)
  const me = useMe()
  return (code, english) => {
    if (!code) return null
    const unit = data?.find((one) => one.code === code)
    if (unit) return (english && unit.nameEn) || unit.name
    return me?.posts.find((post) => post.unitCode === code)?.unitName ?? code
  }
}
