/** Keys of a screen. Nothing happens while somebody types, holds Ctrl, or has a dialog open. */
import { useEffect, useRef } from 'react'

export type Keys = Record<string, (() => void) | undefined>

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}

function dialogOpen(): boolean {
  const dialogs = [...document.querySelectorAll('.ant-modal, .ant-drawer-open')]
  return dialogs.some((dialog) => dialog.checkVisibility())
}

export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return
      if (dialogOpen()) return
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act) return
      if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('button, a')) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
