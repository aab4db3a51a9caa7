/** Texts with placeholders in braces: `案件 {caseCode} 已派遣`. Values are put in once and never read as text again. */
import type { Titles } from '../titles.ts'

const PLACEHOLDER = /\{([a-zA-Z][a-zA-Z0-9]*)\}/g

/** What is wrong with a text; null when it may be used. */
export function textFault(text: string, known: readonly string[]): Titles | null {
  for (const [, name = ''] of text.matchAll(PLACEHOLDER)) {
    if (!known.includes(name))
      return { zh: `没有占位符 {${name}}，可用：${listed(known)}`, en: `There is no {${name}}; known are ${listed(known)}` }
  }
  if (/[{}]/.test(text.replace(PLACEHOLDER, ''))) return { zh: '花括号不成对', en: 'A brace stands alone' }
  return null
}

const listed = (names: readonly string[]) => names.map((name) => `{${name}}`).join(' ')

/** Line ends and invisible signs in a value could end a header or hide a text; they become blanks. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (_whole, name: string) => plain(values[name] ?? ''))
}

export function plain(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim()
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

/** `138****1234`, `zh***@xm.gov.cn`: enough to recognise, not enough to use (ST §13). */
export function maskedAddress(address: string | null): string | null {
  if (address === null || address === '') return null
  const at = address.indexOf('@')
  if (at > 0) return `${address.slice(0, Math.min(2, at - 1))}***${address.slice(at)}`
  return address.length < 7 ? '****' : `${address.slice(0, 3)}****${address.slice(-4)}`
}
