/** Moving between screens: links, jumps, and what the address says. */
import { useLocation, useRouter } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, type MouseEvent, useCallback, useEffect, useMemo } from 'react'
import { urlWith } from './api/client.ts'

export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const router = useRouter()
  return useCallback((href, options) => (options?.replace ? router.history.replace(href) : router.history.push(href)), [router])
}

interface GoProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  to: string
}

/** A plain link that does not load the page anew; with Ctrl or the middle button it opens a tab as usual. */
export function Go({ to, onClick, ...rest }: GoProps) {
  const go = useGo()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(to)
  }
  return <a {...rest} href={to} onClick={follow} />
}

export type UrlWords = Readonly<Record<string, string>>

/** The words after `?`, and how to change some of them; an empty one is taken out. */
export function useUrlWords(): [UrlWords, (patch: Record<string, string | undefined>) => void] {
  const { pathname, searchStr } = useLocation()
  const go = useGo()
  const words = useMemo(() => Object.fromEntries(new URLSearchParams(searchStr)), [searchStr])
  const change = useCallback(
    (patch: Record<string, string | undefined>) => go(urlWith(pathname, { ...words, ...patch }), { replace: true }),
    [go, pathname, words],
  )
  return [words, change]
}

export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · 城市闭环 CityLoop` : '城市闭环 CityLoop'
  }, [title])
}
