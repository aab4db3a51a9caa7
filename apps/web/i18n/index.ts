import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { setRequestLanguage } from '#ui/api/client.ts'
import { storedLanguage } from '#ui/preferences.tsx'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof zhCN }
    returnNull: false
  }
}

export function startTexts(): void {
  const language = storedLanguage()
  setRequestLanguage(language)
  void i18next
    .use(initReactI18next)
    .init({
      lng: language,
      resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
      interpolation: { escapeValue: false },
      initAsync: false,
    })
}
