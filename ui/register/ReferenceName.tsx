import { usePreferences } from '../preferences.tsx'
import { useNamesOf } from './api.ts'

/** The name behind a code of another register. */
export function ReferenceName({ refers, code }: { refers: string; code: string | null }) {
  const { language } = usePreferences()
  const { data } = useNamesOf(refers, code ? [code] : [], language === 'en')
  return <span title={code ?? undefined}>{code ? (data?.get(code) ?? code) : '–'}</span>
}
