/**
 * From a text to the pieces a classifier looks at: words of Chinese (jieba) and of other scripts, and pairs of
 * neighbouring signs, which find what the dictionary of words does not know, such as traditional forms and names.
 */
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict'
import { simplify } from './simplify.ts'

/** Read on first use: the dictionary takes a moment and some memory. */
let jieba: Jieba | null = null

/** The dictionary of words is one of simplified forms: traditional ones are cut where their simplified twins are. */
function words(run: string): string[] {
  jieba ??= Jieba.withDict(dict)
  const signs = [...run]
  const simplified = simplify(run)
  const twin = [...simplified].length === signs.length ? simplified : run
  let end = 0
  return jieba.cut(twin, true).map((word) => {
    const start = end
    end += [...word].length
    return signs.slice(start, end).join('')
  })
}

const RUNS = /\p{Script=Han}+|\p{L}[\p{L}\p{M}'’]*|\p{N}+/gu
const HAN = /^\p{Script=Han}/u
const NUMBER = /^\p{N}/u
/** Marks a pair, so that it is never taken for a word. */
export const PAIR = '~'
/** Any number: house numbers and dates would only be learnt by heart. */
export const ANY_NUMBER = '#'
/** Of very long texts the beginning says what it is about. */
const MOST_CHARACTERS = 2000

/** Words, pairs and a sign for numbers, in the order of the text; a piece may come several times. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let before = ''
  for (const [run] of text.normalize('NFKC').toLowerCase().slice(0, MOST_CHARACTERS).matchAll(RUNS)) {
    if (HAN.test(run)) {
      pieces.push(...words(run), ...pairsOf(run))
      before = ''
    } else if (NUMBER.test(run)) {
      pieces.push(ANY_NUMBER)
      before = ''
    } else {
      const word = stemOf(run)
      pieces.push(word)
      if (before !== '') pieces.push(`${PAIR}${before} ${word}`)
      before = word
    }
  }
  return pieces
}

function pairsOf(run: string): string[] {
  const signs = [...run]
  return signs.slice(1).map((sign, index) => `${PAIR}${signs[index]}${sign}`)
}

/** `signals` and `signal`, `signal's`: the plural and the possessive say nothing about the matter. */
function stemOf(word: string): string {
  const bare = word.replace(/['’]s?$/, '')
  return bare.length > 3 && bare.endsWith('s') && !/(ss|us|is)$/.test(bare) ? bare.slice(0, -1) : bare
}
