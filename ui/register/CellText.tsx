import { useTranslation } from 'react-i18next'
import { dateTime } from '../format.ts'
import { useTitles } from '../preferences.tsx'
import type { FieldInfo } from './api.ts'

interface CellTextProps {
  field: FieldInfo
  value: unknown
  names?: Map<string, string>
}

/** A value as people read it: words by their titles, codes by their names, times in the city's time. */
export function CellText({ field, value, names }: CellTextProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  if (value === null || value === undefined || value === '') return <span className="faint">–</span>
  if (Array.isArray(value)) {
    return (
      value
        .map((part) => (field.words?.[String(part)] ? titles(field.words[String(part)] ?? { zh: '', en: '' }) : String(part)))
        .join('、') || <span className="faint">–</span>
    )
  }
  const word = field.words?.[String(value)]
  if (word) return titles(word)
  if (field.type === 'boolean') return t(value === true ? 'common.yes' : 'common.no')
  if (field.type === 'instant') return <span className="figures">{dateTime(String(value))}</span>
  if (field.type === 'json') return <code style={{ overflowWrap: 'anywhere', fontSize: 12 }}>{JSON.stringify(value).slice(0, 300)}</code>
  const name = names?.get(String(value))
  return name ? <span title={String(value)}>{name}</span> : String(value)
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
