import { Tag } from 'antd'
import { dateTime } from '../format.ts'
import type { UrlWords } from '../go.tsx'

interface OtherFiltersProps {
  words: UrlWords
  known: readonly string[]
  change(patch: Record<string, string | undefined>): void
  /** What a word is called; its name in the address where nothing else is known. */
  titleOf?: (key: string) => string | undefined
}

const INSTANT = /^\d{4}-\d\d-\d\dT/

/** Filters of the address that have no field of their own: seen, and taken out one by one. */
export function OtherFilters({ words, known, change, titleOf }: OtherFiltersProps) {
  const others = Object.entries(words).filter(([key]) => !known.includes(key))
  return others.map(([key, value]) => {
    const [column = key, bound] = key.split(/\.(?=from$|to$)/)
    const sign = bound === 'from' ? '≥' : bound === 'to' ? '<' : '='
    return (
      <Tag key={key} closable onClose={() => change({ [key]: undefined })}>
        {titleOf?.(column) ?? column} {sign} {INSTANT.test(value) ? dateTime(value) : value}
      </Tag>
    )
  })
}
