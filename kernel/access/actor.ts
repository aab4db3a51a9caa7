/** Who acts: a person in posts, a program, or the platform itself. Permission × data scope (design D14). */

/** What part of the city a permission reaches. Rows are matched by their codes, resolved once at the door. */
export type Scope = (
  | { kind: 'all' }
  | { kind: 'region'; level: 'district' | 'street' | 'community'; code: string }
  | { kind: 'unit'; codes: readonly string[] }
  | { kind: 'duty_grid'; code: string }
  | { kind: 'own' }
) & {
  /** The role whose post gives this; what history says the actor acted as. */
  role: string
  unitCode: string | null
}

export interface Post {
  id: string
  role: string
  unitCode: string
  unitName: string
  unitNameEn?: string
  regionCode: string
  dutyGridCode: string | null
}

export interface Actor {
  kind: 'person' | 'program' | 'system'
  id: string
  name: string
  posts: readonly Post[]
  /** Permission → where it holds. Absent means not allowed. */
  grants: ReadonlyMap<string, readonly Scope[]>
  sessionId: string | null
}

export const SYSTEM: Actor = {
  kind: 'system',
  id: '00000000-0000-8000-8000-000000000000',
  name: 'system',
  posts: [],
  grants: new Map(),
  sessionId: null,
}

export function may(actor: Actor, permission: string): boolean {
  return actor.kind === 'system' || actor.grants.has(permission)
}

export function scopesOf(actor: Actor, permission: string): readonly Scope[] {
  return actor.kind === 'system' ? EVERYWHERE : (actor.grants.get(permission) ?? [])
}

const EVERYWHERE: readonly Scope[] = [{ kind: 'all', role: 'system', unitCode: null }]

export function hasRole(actor: Actor, role: string): boolean {
  return actor.kind === 'system' || actor.posts.some((post) => post.role === role)
}
