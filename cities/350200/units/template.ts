/** A unit that exists once per region; placeholders in braces are filled with the names of the region. */
import { type PackUnit, TRADES, type Trade } from '../../pack.ts'

/** `parent` is a code, or the slug of a unit of the same region; without it the unit answers to the government there. */
export type UnitTemplate = [
  slug: string,
  kind: 'bureau' | 'team' | 'enterprise',
  trades: string,
  name: string,
  nameEn: string,
  parent?: string,
]

/**
 * Who does the work comes before who answers for it: among the units of one trade and one area the first in the
 * pack is the default.
 */
const KIND_ORDER = ['enterprise', 'team', 'bureau']

/** A unit without its office and its telephone number, which is given when all units are known. */
export type UnitDraft = Omit<PackUnit, 'phone' | 'at' | 'demo'>

export function unitsFromTemplates(
  templates: UnitTemplate[],
  regionCode: string,
  governmentCode: string,
  words: Record<string, string>,
): UnitDraft[] {
  const codes = new Set(templates.map(([slug]) => `${regionCode}-${slug}`))
  const inOrder = templates.toSorted(([, a], [, b]) => KIND_ORDER.indexOf(a) - KIND_ORDER.indexOf(b))
  return inOrder.map(([slug, kind, trades, name, nameEn, parent]) => ({
    code: `${regionCode}-${slug}`,
    name: fill(name, words),
    nameEn: fill(nameEn, words),
    kind,
    parentCode: parentCodeOf(parent),
    regionCode,
    trades: trades.split(' ').map(tradeOf),
  }))

  function parentCodeOf(parent: string | undefined): string {
    if (parent === undefined) return governmentCode
    const sibling = `${regionCode}-${parent}`
    return codes.has(sibling) ? sibling : fill(parent, words)
  }
}

function fill(text: string, words: Record<string, string>): string {
  return text.replace(/\{(.+?)\}/g, (_, word: string) => {
    const value = words[word]
    if (value === undefined) throw new Error(`nothing to put for ${word} in ${text}`)
    return value
  })
}

function tradeOf(text: string): Trade {
  if (!isTrade(text)) throw new Error(`unknown trade ${text}`)
  return text
}

const isTrade = (text: string): text is Trade => text in TRADES
