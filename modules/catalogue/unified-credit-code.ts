/**
 * Unified social credit code, 18 characters, GB 32100-2015: authority 1, kind 1, region 6, organisation 9, check 1.
 * Component and matter records name their units by it (ST §2.2).
 */
import type { Titles } from '#kernel/titles.ts'

/** Without I, O, S, V and Z; the place in this string is the character's value. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const MODULUS = 31

/** 3^(i-1) mod 31 for the 17 characters before the check character. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

export const CREDIT_CODE_FAULTS = {
  length: { zh: '统一社会信用代码应为18位', en: 'A unified social credit code has 18 characters' },
  character: { zh: '只能使用数字和大写字母（不含I、O、S、V、Z）', en: 'Only digits and capital letters without I, O, S, V and Z are used' },
  region: { zh: '第3至8位应为行政区划数字', en: 'Characters 3 to 8 are the digits of a region' },
  check_character: { zh: '校验码不符', en: 'The check character does not match' },
} as const satisfies Record<string, Titles>
export type CreditCodeFault = keyof typeof CREDIT_CODE_FAULTS

/** The 18th character for the first 17, or null when one of them is not of the character set. */
export function creditCheckCharacter(first17: string): string | null {
  if (first17.length !== WEIGHTS.length) return null
  let sum = 0
  for (const [index, weight] of WEIGHTS.entries()) {
    const value = CHARACTERS.indexOf(first17.charAt(index))
    if (value < 0) return null
    sum += value * weight
  }
  return CHARACTERS.charAt((MODULUS - (sum % MODULUS)) % MODULUS)
}

/** Why a code is refused, or null when it is well formed. It does not say that the unit exists. */
export function findCreditCodeFault(code: string): CreditCodeFault | null {
  if (code.length !== 18) return 'length'
  if ([...code].some((character) => !CHARACTERS.includes(character))) return 'character'
  if (!/^\d{6}$/.test(code.slice(2, 8))) return 'region'
  return creditCheckCharacter(code.slice(0, 17)) === code.charAt(17) ? null : 'check_character'
}

export const isUnifiedCreditCode = (code: string): boolean => findCreditCodeFault(code) === null
