/** What a person chose for this browser: language and day or night. */
import { useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import type { Language, Titles } from '#kernel/titles.ts'
import { inLanguage } from '#kernel/titles.ts'
import { setRequestLanguage } from './api/client.ts'
import { applyPalette, type Mode } from './theme.ts'

interface Preferences {
  language: Language
  mode: Mode
  setLanguage(language: Language): void
  setMode(mode: Mode): void
}

const Context = createContext<Preferences | null>(null)

export function storedLanguage(): Language {
  const chosen = localStorage.getItem('cityloop.language') ?? navigator.language
  return chosen.startsWith('zh') ? 'zh-CN' : 'en'
}

function storedMode(): Mode {
  return localStorage.getItem('cityloop.mode') === 'night' ? 'night' : 'day'
}

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [language, keepLanguage] = useState(storedLanguage)
  const [mode, keepMode] = useState(storedMode)
  useEffect(() => applyPalette(mode), [mode])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const setLanguage = useCallback(
    (next: Language) => {
      localStorage.setItem('cityloop.language', next)
      setRequestLanguage(next)
      void i18next.changeLanguage(next)
      keepLanguage(next)
      // Some answers are in the language they were asked in.
      void client.invalidateQueries()
    },
    [client],
  )
  const setMode = useCallback((next: Mode) => {
    localStorage.setItem('cityloop.mode', next)
    keepMode(next)
  }, [])
  const value = useMemo(() => ({ language, mode, setLanguage, setMode }), [language, mode, setLanguage, setMode])
  return <Context value={value}>{children}</Context>
}

export function usePreferences(): Preferences {
  const preferences = use(Context)
  if (!preferences) throw new Error('PreferencesProvider is missing')
  return preferences
}

/** Reads titles that come from the server in the language chosen. */
export function useTitles(): (titles: Titles) => string {
  const { language } = usePreferences()
  return useCallback((titles: Titles) => inLanguage(titles, language), [language])
}

/** `name` and `nameEn` of a row, by the language chosen. */
export function useNameOf(): (row: { name: string; nameEn?: string | null }) => string {
  const { language } = usePreferences()
  return useCallback((row) => (language === 'en' && row.nameEn ? row.nameEn : row.name), [language])
}
