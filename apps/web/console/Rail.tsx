import { DatabaseOutlined } from '@ant-design/icons'
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#modules/identity/web/index.ts'
import { Go } from '#ui/go.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { useRegisters } from '#ui/register/api.ts'
import { openItems, WORDS, type Word } from './rail-items.tsx'

interface RailLink {
  to: string
  title: string
  icon: ReactNode
}

function useLinks(): (word: Word) => RailLink[] {
  const { t } = useTranslation()
  const titles = useTitles()
  const items = openItems(useMay())
  const { data: registers = [] } = useRegisters()
  return (word) => {
    const own = items
      .filter((item) => item.word === word)
      .map(({ to, key, icon: Icon }) => ({ to, title: t(`frame.${key}`), icon: <Icon /> }))
    if (word !== 'settings') return own
    const files = registers.map((register) => ({
      to: `/registers/${register.name}`,
      title: titles(register.title),
      icon: <DatabaseOutlined />,
    }))
    return [...files, ...own]
  }
}

/** The five words of the platform and the settings; below each only what the post may use. */
export function Rail({ followed }: { followed?: () => void }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const linksOf = useLinks()
  return (
    <nav className="rail" aria-label={t('frame.menu')}>
      {WORDS.map((word) => {
        const links = linksOf(word)
        if (links.length === 0) return null
        return (
          <section key={word}>
            <h2>{t(`frame.${word}`)}</h2>
            {links.map((link) => (
              <Go
                key={link.to}
                to={link.to}
                className="rail-link"
                title={link.title}
                aria-current={isUnder(pathname, link.to) ? 'page' : undefined}
                onClick={followed}
              >
                {link.icon}
                <span className="one-line">{link.title}</span>
              </Go>
            ))}
          </section>
        )
      })}
    </nav>
  )
}

function isUnder(pathname: string, to: string): boolean {
  return pathname === to || pathname.startsWith(`${to}/`)
}
