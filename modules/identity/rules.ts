/** Pure decisions of identity: passwords, lockout, what a set of posts grants. Values of ST §14. */
import type { Actor, Post, Scope } from '#kernel/access/actor.ts'
import { inScope, type Placed } from '#kernel/access/scope.ts'
import type { Titles } from '#kernel/titles.ts'
import { LEVEL_RIGHT_OF, type LevelRight, type Reach, type RegionLevel, roleDefinition } from './roles.ts'

export const LOCKOUT = { failures: 5, withinMs: 15 * 60_000, lockMs: 30 * 60_000 } as const
export const SESSION = { idleMs: 15 * 60_000, absoluteMs: 8 * 3_600_000, demoIdleMs: 8 * 3_600_000 } as const
/** A year at most, and no more than a person can oversee. */
export const TOKEN = { maxDays: 365, most: 20 } as const
export const PASSWORD = { minLength: 10, classes: 3, remembered: 5, maxAgeMs: 90 * 86_400_000 } as const

/** What is wrong with a new password; null when it may be used. */
export function passwordFault(password: string): Titles | null {
  if (password.length < PASSWORD.minLength)
    return { zh: `密码至少 ${PASSWORD.minLength} 位`, en: `At least ${PASSWORD.minLength} characters` }
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  if (classes < PASSWORD.classes)
    return { zh: '须包含大写、小写、数字、符号中的三种', en: 'Use three of: capitals, small letters, digits, signs' }
  return null
}

export interface Failures {
  failedCount: number
  failedSince: Date | null
  lockedUntil: Date | null
}

export function isLocked(account: Pick<Failures, 'lockedUntil'>, at: Date): boolean {
  return account.lockedUntil !== null && account.lockedUntil > at
}

/** The next standing of an account after one more failed sign-in. */
export function afterFailure(account: Failures, at: Date): Failures {
  const fresh = account.failedSince === null || at.getTime() - account.failedSince.getTime() > LOCKOUT.withinMs
  const failedCount = fresh ? 1 : account.failedCount + 1
  const failedSince = fresh ? at : account.failedSince
  const lockedUntil = failedCount >= LOCKOUT.failures ? new Date(at.getTime() + LOCKOUT.lockMs) : null
  return { failedCount, failedSince, lockedUntil }
}

export interface PostedAt extends Post {
  regionLevel: RegionLevel
  /** The unit and all below it. */
  unitCodes: readonly string[]
}

/** Everything a person's posts allow, and where (design D14, Q2-02). */
export function grantsOf(posts: readonly PostedAt[], levelRights: Readonly<Record<LevelRight, readonly string[]>>): Map<string, Scope[]> {
  const grants = new Map<string, Scope[]>()
  for (const post of posts) {
    for (const [permission, reach] of Object.entries(roleDefinition(post.role)?.permissions ?? {})) {
      const right = LEVEL_RIGHT_OF[permission]
      if (right && !levelRights[right].includes(post.regionLevel)) continue
      grants.set(permission, [...(grants.get(permission) ?? []), scopeOf(reach, post)])
    }
  }
  return grants
}

function scopeOf(reach: Reach, post: PostedAt): Scope {
  const source = { role: post.role, unitCode: post.unitCode }
  switch (reach) {
    case 'city':
      return { kind: 'all', ...source }
    case 'region':
      return post.regionLevel === 'city'
        ? { kind: 'all', ...source }
        : { kind: 'region', level: post.regionLevel, code: post.regionCode, ...source }
    case 'unit':
      return { kind: 'unit', codes: post.unitCodes, ...source }
    case 'duty_grid':
      // Without a grid of one's own, as a patrol lead (CL T03): the region of the post.
      return post.dutyGridCode === null ? scopeOf('region', post) : { kind: 'duty_grid', code: post.dutyGridCode, ...source }
    case 'own':
      return { kind: 'own', ...source }
  }
}

/** Of the three administrators a person may be only one (ST §14). */
export function clashesWith(roles: readonly string[], added: string): string | null {
  if (!roleDefinition(added)?.administrator) return null
  return roles.find((role) => role !== added && roleDefinition(role)?.administrator) ?? null
}

export interface Candidate extends PostedAt {
  personId: string
  /** Units from the one of the thing upwards: 0 is the very unit; null when the post is not among them. */
  above: number | null
}

/** Of the posts that may, those whose business it is: of a department the nearest unit that has somebody (design D14, Q2-02). */
export function peopleAmong(
  candidates: readonly Candidate[],
  permission: string,
  placed: Placed,
  levelRights: Readonly<Record<LevelRight, readonly string[]>>,
): string[] {
  const able = candidates.filter((post) => {
    const actor: Actor = { kind: 'person', id: post.personId, name: '', posts: [], grants: grantsOf([post], levelRights), sessionId: null }
    return inScope(actor, permission, placed)
  })
  const nearest = Math.min(...able.flatMap((post) => (reachOf(post, permission) === 'unit' ? [post.above ?? 0] : [])))
  const own = able.filter((post) => reachOf(post, permission) !== 'unit' || (post.above ?? 0) <= nearest)
  return [...new Set(own.map((post) => post.personId))]
}

function reachOf({ role }: Candidate, permission: string): Reach | undefined {
  return roleDefinition(role)?.permissions[permission]
}

/** Would let a program make itself more than it was lent, see what only a person may, or keep tracks of people. */
const PEOPLE_ONLY: readonly string[] = [
  'token.create',
  'account.write',
  'post.write',
  'case.revealPhone',
  'position.read',
  'position.share',
]

export function maySurrender(permission: string): boolean {
  return !PEOPLE_ONLY.includes(permission)
}

/** Of what the owner may now, that which was lent. */
export function lentGrants(grants: Actor['grants'], lent: readonly string[]): Actor['grants'] {
  return new Map([...grants].filter(([permission]) => lent.includes(permission) && maySurrender(permission)))
}
