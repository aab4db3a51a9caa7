import { useTranslation } from 'react-i18next'
import type { LevelCount } from '#modules/coordination/contract.ts'
import { LightMark } from '#ui/clock/LightMark.tsx'
import { count } from '#ui/format.ts'
import { useTitles } from '#ui/preferences.tsx'
import { ruleOf } from '../OrderWords.tsx'

interface LevelTabsProps {
  levels: LevelCount[] | undefined
  chosen: string | undefined
  choose(level: string | undefined): void
}

/** How many wait at each level, and how many of them were not answered in time. */
export function LevelTabs({ levels = [], chosen, choose }: LevelTabsProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const tabs = [
    {
      level: undefined,
      title: t('supervision.all'),
      open: levels.reduce((sum, one) => sum + one.open, 0),
      red: levels.reduce((sum, one) => sum + one.red, 0),
    },
    ...levels.map(({ level, open, red }) => ({ level: String(level), title: `L${level} ${titles(ruleOf(level).title)}`, open, red })),
  ]
  return (
    <nav className="level-tabs" aria-label={t('supervision.level')}>
      {tabs.map(({ level, title, open, red }) => (
        <button type="button" key={level ?? 'all'} className="level-tab" aria-pressed={level === chosen} onClick={() => choose(level)}>
          {title} <span className="figures">{count(open)}</span>
          {red > 0 ? (
            <span className="red" title={t('supervision.red', { count: red })}>
              <LightMark light="red" size={10} />
              {count(red)}
            </span>
          ) : null}
        </button>
      ))}
    </nav>
  )
}
