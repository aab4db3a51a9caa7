/** Cuts CQL2 text into words. */
import { badQuery } from '../problems.ts'

export type Word =
  | { kind: 'name'; text: string; at: number }
  /** In double quotes: always a property, never a word of the language. */
  | { kind: 'quoted'; text: string; at: number }
  | { kind: 'text'; text: string; at: number }
  | { kind: 'number'; text: string; at: number }
  | { kind: 'sign'; text: string; at: number }
  | { kind: 'end'; text: ''; at: number }

const PIECES =
  /\s+|(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[\p{L}_:][\p{L}\p{N}_:.]*)|"(?<quoted>(?:[^"]|"")+)"|'(?<text>(?:[^'\\]|''|\\[\s\S])*)'|(?<sign><=|>=|<>|[=<>(),])/uy

export function wordsOf(filter: string): Word[] {
  const words: Word[] = []
  PIECES.lastIndex = 0
  for (let at = 0; at < filter.length; at = PIECES.lastIndex) {
    PIECES.lastIndex = at
    const groups = PIECES.exec(filter)?.groups
    if (!groups) throw unreadable(filter, at)
    const word = wordAt(groups, at)
    if (word) words.push(word)
  }
  return [...words, { kind: 'end', text: '', at: filter.length }]
}

function wordAt({ number, name, quoted, text, sign }: Record<string, string | undefined>, at: number): Word | null {
  if (number !== undefined) return { kind: 'number', text: number, at }
  if (name !== undefined) return { kind: 'name', text: name, at }
  if (quoted !== undefined) return { kind: 'quoted', text: quoted.replaceAll('""', '"'), at }
  // A quote inside is doubled or behind a backslash; other backslashes are of LIKE.
  if (text !== undefined) return { kind: 'text', text: text.replace(/''|\\'/g, "'"), at }
  return sign === undefined ? null : { kind: 'sign', text: sign, at }
}

export function unreadable(filter: string, at: number) {
  const near = filter.slice(at, at + 20)
  return badQuery(
    'filter',
    'syntax',
    `筛选表达式第 ${at + 1} 个字符处有误：${near}`,
    `The filter cannot be read at character ${at + 1}: ${near}`,
  )
}
