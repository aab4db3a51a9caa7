/** Units told in two ways: by what the text resembles, and by where the handbook sends the matters it may be about. */
import type { Answer } from '#kernel/text/index.ts'
import type { Titles } from '#kernel/titles.ts'
import type { Routing } from '../../rules.ts'

export interface UnitAnswer {
  code: string
  confidence: number
  from: 'text' | 'handbook' | 'both'
  words: string[]
  reason: Titles | null
}

/** Below this neither way has said anything about a unit. */
const WHISPER = 0.02

/** The text counts for more, as measured on two cities; the handbook speaks where people have not dispatched much yet. */
const TEXT_SHARE = 2 / 3

/** Where one way is silent the other counts alone. */
export function combineUnits(
  byText: readonly Answer[],
  matters: readonly Answer[],
  route: (matter: string) => Routing | null,
): UnitAnswer[] {
  const byHandbook = routedUnits(matters, route)
  const weight = byText.length === 0 ? 0 : byHandbook.size === 0 ? 1 : TEXT_SHARE
  const said = new Map(byText.map(({ label, confidence, words }) => [label, { confidence, words }]))
  return [...new Set([...said.keys(), ...byHandbook.keys()])]
    .map((code): UnitAnswer => {
      const [text, handbook] = [said.get(code), byHandbook.get(code)]
      const [t, h] = [text?.confidence ?? 0, handbook?.confidence ?? 0]
      const from = h < WHISPER ? 'text' : t < WHISPER ? 'handbook' : 'both'
      return {
        code,
        confidence: weight * t + (1 - weight) * h,
        from,
        words: from === 'handbook' ? [] : (text?.words ?? []),
        reason: from === 'text' ? null : (handbook?.reason ?? null),
      }
    })
    .toSorted((one, other) => other.confidence - one.confidence || (one.code < other.code ? -1 : 1))
}

/** The reason shown is that of the likeliest matter. */
function routedUnits(
  matters: readonly Answer[],
  route: (matter: string) => Routing | null,
): Map<string, { confidence: number; reason: Titles }> {
  const units = new Map<string, { confidence: number; reason: Titles }>()
  for (const { label, confidence } of matters) {
    const routing = route(label)
    if (!routing) continue
    const known = units.get(routing.unitCode)
    units.set(routing.unitCode, { confidence: (known?.confidence ?? 0) + confidence, reason: known?.reason ?? routing.reason })
  }
  return units
}
