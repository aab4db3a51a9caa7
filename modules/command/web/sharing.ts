/**
 * The own place, shared by this browser: one for all parts of the screen. That it is on is kept over a reload, with whose
 * it is; another tab that stops it stops it here.
 */
import { useSyncExternalStore } from 'react'
import type { Fix, NotTaken } from '#modules/command/contract.ts'
import { COARSE_M, isDue, type Sent } from '#modules/command/rules.ts'
import { wasRefused } from '#ui/api/client.ts'
import { deletePosition, sendFix } from './api.ts'
import { watch } from './watch.ts'

export type Trouble = 'refused' | 'unavailable' | 'coarse' | 'offline' | Exclude<NotTaken, 'not_newer'>

export interface Sharing {
  on: boolean
  sentAt: number | null
  trouble: Trouble | null
  /** Of the last fix. */
  metres: number
}

/** Holds the id of who shares, or of whose place is still to be deleted. */
const [ON, LEFT] = ['cityloop.sharing', 'cityloop.sharing-left']
const OFF: Sharing = { on: false, sentAt: null, trouble: null, metres: 0 }

let state = OFF
const listeners = new Set<() => void>()
function show(patch: Partial<Sharing>): void {
  state = { ...state, ...patch }
  for (const listener of listeners) listener()
}

export function useSharing(): Sharing {
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return useSyncExternalStore(subscribe, () => state)
}

let halt: (() => void) | null = null
/** What is on its way; the place is deleted after it, never before. */
let sending: Promise<void> = Promise.resolve()

function begin(): void {
  if (halt) return
  let newest: Fix | null = null
  let last: Sent | null = null
  let busy = false
  const deliver = async (fix: Fix) => {
    const trouble = await troubleWith(fix)
    if (trouble !== 'offline' && newest === fix) newest = null
    if (trouble === null) last = { lon: fix.lon, lat: fix.lat, sentAt: Date.now() }
    if (state.on) show({ trouble, ...(trouble === null ? { sentAt: Date.now() } : {}) })
  }
  const sendDue = () => {
    if (busy || newest === null || !isDue(last, newest, Date.now())) return
    busy = true
    sending = deliver(newest).finally(() => {
      busy = false
    })
  }
  const ending = watch({
    fix(fix) {
      const metres = fix.accuracyM ?? 0
      show({ metres })
      if (metres > COARSE_M) return show({ trouble: 'coarse' })
      newest = fix
      sendDue()
    },
    failed: (trouble) => show({ trouble }),
    tick: sendDue,
  })
  halt = () => {
    ending()
    newest = null
    halt = null
    show(OFF)
  }
  show({ ...OFF, on: true })
}

/** Sends it; answers what to tell the person, if anything. */
async function troubleWith(fix: Fix): Promise<Trouble | null> {
  try {
    const reason = (await sendFix(fix)).others[0]?.reason
    // A newer one from another tab is as good.
    return reason === undefined || reason === 'not_newer' ? null : reason
  } catch (error) {
    return error instanceof Error && wasRefused(error) ? 'unavailable' : 'offline'
  }
}

export function startSharing(personId: string): void {
  localStorage.removeItem(LEFT)
  localStorage.setItem(ON, personId)
  begin()
}

/** Nothing is sent any more from here on, and what is kept is deleted: now, or when the line is back. */
export async function stopSharing(): Promise<'stopped' | 'later'> {
  const personId = localStorage.getItem(ON)
  localStorage.removeItem(ON)
  halt?.()
  await sending
  if (personId === null) return 'stopped'
  localStorage.setItem(LEFT, personId)
  return (await deleteLeft(personId)) ? 'stopped' : 'later'
}

async function deleteLeft(personId: string): Promise<boolean> {
  if (localStorage.getItem(LEFT) !== personId) return true
  try {
    await deletePosition()
  } catch {
    return false
  }
  localStorage.removeItem(LEFT)
  return true
}

/** Goes on as it was before a reload, as long as the same person is here; answers how to leave off. */
export function resumeSharing(personId: string): () => void {
  const follow = () => {
    if (localStorage.getItem(ON) === personId) begin()
    else halt?.()
  }
  const deleteLater = () => void deleteLeft(personId)
  follow()
  deleteLater()
  window.addEventListener('storage', follow)
  window.addEventListener('online', deleteLater)
  return () => {
    window.removeEventListener('storage', follow)
    window.removeEventListener('online', deleteLater)
    halt?.()
  }
}
