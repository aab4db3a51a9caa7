/**
 * Shares a whole number out by weight (Sainte-Laguë), at least one and at most `most` to each claim.
 * The parts add up to `total` exactly.
 */
export interface Claim {
  weight: number
  most: number
}

export function apportion(total: number, claims: Claim[]): number[] {
  const room = claims.reduce((sum, claim) => sum + claim.most, 0)
  if (total < claims.length || total > room) throw new Error(`cannot share ${total} among ${claims.length}`)
  const parts = claims.map(() => 1)
  for (let given = claims.length; given < total; given++) {
    const next = hungriest(claims, parts)
    parts[next] = (parts[next] ?? 0) + 1
  }
  return parts
}

function hungriest(claims: Claim[], parts: number[]): number {
  let chosen = -1
  let highest = -1
  claims.forEach((claim, i) => {
    const part = parts[i] ?? 0
    const quotient = claim.weight / (2 * part + 1)
    if (part >= claim.most || quotient <= highest) return
    highest = quotient
    chosen = i
  })
  return chosen
}
