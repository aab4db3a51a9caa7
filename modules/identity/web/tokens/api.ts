import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { Titles } from '#kernel/titles.ts'
import type { NewToken, TokenShape } from '#modules/identity/contract.ts'
import { get, post } from '#ui/api/client.ts'

export type Token = Static<typeof TokenShape>
export type TokenInput = Static<typeof NewToken>

const TOKENS = ['tokens']

export const useTokens = () => useQuery({ queryKey: TOKENS, queryFn: () => get<Token[]>('/api/tokens') })

export const useLendable = () =>
  useQuery({ queryKey: [...TOKENS, 'permissions'], queryFn: () => get<{ permission: string; title: Titles }[]>('/api/tokens/permissions') })

export function useCreateToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: TokenInput) => post<{ id: string; token: string }>('/api/tokens', given),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
  })
}

export function useRevokeToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => post(`/api/tokens/${id}/revoke`),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
  })
}
