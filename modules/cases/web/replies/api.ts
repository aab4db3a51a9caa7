/** Replies to citizens, as the screens ask for them. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Reply } from '#modules/cases/contract.ts'
import { get, post, wasRefused } from '#ui/api/client.ts'

export interface ReplyRow extends Reply {
  caseCode: string | null
  shortCode: string
  summary: string
  ticketDueAt: string | null
}

export const repliesQuery = (caseId: string) =>
  queryOptions({ queryKey: ['case', caseId, 'replies'], queryFn: () => get<Reply[]>(`/api/cases/${caseId}/replies`) })

function useInvalidate() {
  const client = useQueryClient()
  return () => {
    for (const key of ['case', 'list']) void client.invalidateQueries({ queryKey: [key] })
  }
}

/** The same key until the server answered, so that a broken line does not make two of one. */
export function useWriteReply(caseId: string) {
  const onSettled = useInvalidate()
  const key = useRef(crypto.randomUUID())
  const renew = () => {
    key.current = crypto.randomUUID()
  }
  return useMutation({
    mutationFn: (text: string) => post<Reply>(`/api/cases/${caseId}/replies`, { text }, { 'idempotency-key': key.current }),
    onSuccess: renew,
    onError: (error) => {
      if (wasRefused(error)) renew()
    },
    onSettled,
  })
}

export function useDecideReply() {
  const onSettled = useInvalidate()
  return useMutation({
    mutationFn: ({ id, decision, note }: { id: string; decision: 'approve' | 'return'; note?: string }) =>
      post<Reply>(`/api/replies/${id}/${decision}`, note ? { note } : {}),
    onSettled,
  })
}
