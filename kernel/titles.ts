/** Text in the two languages of the product; every word a person reads from a definition is one of these. */
export interface Titles {
  zh: string
  en: string
}

export type Language = 'zh-CN' | 'en'

export function inLanguage(titles: Titles, language: Language): string {
  return language === 'en' ? titles.en : titles.zh
}

/** The language a request asks for; Chinese unless English comes first. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const first = (acceptLanguage ?? '').split(',')[0]?.trim().toLowerCase() ?? ''
  return first.startsWith('en') ? 'en' : 'zh-CN'
}
