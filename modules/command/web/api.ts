import type { Fix, FixesTaken } from '#modules/command/contract.ts'
import { post, send } from '#ui/api/client.ts'

export const sendFix = (fix: Fix) => post<FixesTaken>('/api/positions', { fixes: [fix] })
export const deletePosition = () => send<{ stopped: boolean }>('DELETE', '/api/positions/mine')
