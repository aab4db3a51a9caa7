import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Suggestion } from '#modules/cases/contract.ts'
import { useMatterName } from '#modules/catalogue/web/index.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { share } from './api.ts'
import './suggestions.css'

interface ChipsProps {
  suggestion: Suggestion
  /** What is chosen now. */
  value?: string | null
  /** One press applies it; without it the chips only tell. */
  choose?: (code: string) => void
}

export function MatterChips({ suggestion, value, choose }: ChipsProps) {
  const { t } = useTranslation()
  const matterName = useMatterName()
  const wordsText = useWordsText()
  if (suggestion.matters.length === 0) return null
  return (
    <ChipLine title={t('suggest.matter')}>
      {suggestion.matters.map(({ code, confidence, words }) => (
        <Chip
          key={code}
          name={matterName(code) ?? code}
          confidence={confidence}
          reasons={[wordsText(words)]}
          chosen={value === code}
          apply={choose && (() => choose(code))}
        />
      ))}
    </ChipLine>
  )
}

export function UnitChips({ suggestion, value, choose }: ChipsProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { language } = usePreferences()
  const unitName = useUnitName()
  const wordsText = useWordsText()
  if (suggestion.units.length === 0) return null
  return (
    <ChipLine title={t('suggest.unit')}>
      {suggestion.units.map(({ code, confidence, words, from, reason }) => (
        <Chip
          key={code}
          name={unitName(code, language === 'en') ?? code}
          confidence={confidence}
          reasons={[t(`suggest.from.${from}`), reason ? titles(reason) : '', wordsText(words)]}
          chosen={value === code}
          apply={choose && (() => choose(code))}
        />
      ))}
    </ChipLine>
  )
}

function useWordsText(): (words: readonly string[]) => string {
  const { t } = useTranslation()
  return (words) => (words.length === 0 ? '' : t('suggest.words', { words: words.join(t('common.listComma')) }))
}

function ChipLine({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="suggest-line" aria-label={title}>
      <div className="suggest-title">{title}</div>
      {children}
    </section>
  )
}

interface ChipProps {
  name: string
  confidence: number
  reasons: string[]
  chosen: boolean
  apply?: () => void
}

/** A name, how sure, and why: as a button where it can be taken. */
function Chip({ name, confidence, reasons, chosen, apply }: ChipProps) {
  const { t } = useTranslation()
  const why = reasons.filter((reason) => reason !== '')
  const content = (
    <>
      <span className="suggest-name">{name}</span> <span className="suggest-share figures">{share(confidence)}</span>
    </>
  )
  return (
    <div className="suggest-one">
      {apply ? (
        <Tooltip title={t('suggest.apply', { name, share: share(confidence) })}>
          <button type="button" className="suggest-chip" aria-pressed={chosen} onClick={apply}>
            {content}
          </button>
        </Tooltip>
      ) : (
        <span className="suggest-chip">{content}</span>
      )}
      {why.length > 0 ? <span className="suggest-why">{why.join(' · ')}</span> : null}
    </div>
  )
}
