import { useEffect } from 'react'
import { useMay } from '#modules/identity/web/index.ts'
import { useGo } from '#ui/go.tsx'
import { openItems } from './rail-items.tsx'

/** The first page of a post: its desk where it has one, otherwise the first thing it may use. */
export function Start() {
  const may = useMay()
  const go = useGo()
  const items = openItems(may)
  const first = items.find((item) => item.to === '/desk') ?? items[0]
  useEffect(() => {
    if (first) go(first.to, { replace: true })
  }, [first, go])
  return null
}
