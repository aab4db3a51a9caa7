/** The same scope as a condition in a query and as a test on a row that is already here. */
import { anyOf, ident, type Sql, sql } from '../db/sql.ts'
import { type Actor, type Scope, scopesOf } from './actor.ts'

/** Which columns of a table (or keys of a row, in camelCase) carry the codes that scopes speak of. */
export interface ScopeColumns {
  district?: string
  street?: string
  community?: string
  unit?: string
  dutyGrid?: string
  owner?: string
  /** Who was sent there by name, whatever grid is theirs. */
  assignee?: string
}

export function scopeCondition(actor: Actor, permission: string, columns: ScopeColumns): Sql {
  const scopes = scopesOf(actor, permission)
  if (scopes.some((scope) => scope.kind === 'all')) return sql`true`
  return anyOf(scopes.map((scope) => conditionOf(scope, actor, columns)))
}

function conditionOf(scope: Scope, actor: Actor, columns: ScopeColumns): Sql {
  const column = columnFor(scope, columns)
  if (column === undefined) return sql`false`
  switch (scope.kind) {
    case 'all':
      return sql`true`
    case 'own':
      return sql`${ident(column)} = ${actor.id}`
    case 'unit':
      // One code as a plain equality: only then does an index also give the order.
      return scope.codes.length === 1 ? sql`${ident(column)} = ${scope.codes[0]}` : sql`${ident(column)} = any(${scope.codes})`
    case 'region':
      return sql`${ident(column)} = ${scope.code}`
    case 'duty_grid':
      return columns.assignee
        ? sql`(${ident(column)} = ${scope.code} or ${ident(columns.assignee)} = ${actor.id})`
        : sql`${ident(column)} = ${scope.code}`
  }
}

function columnFor(scope: Scope, columns: ScopeColumns): string | undefined {
  switch (scope.kind) {
    case 'all':
      return ''
    case 'own':
      return columns.owner
    case 'unit':
      return columns.unit
    case 'duty_grid':
      return columns.dutyGrid
    case 'region':
      return columns[scope.level]
  }
}

/** The codes of one thing, as scopes see it. */
export interface Placed {
  districtCode?: string | null
  streetCode?: string | null
  communityCode?: string | null
  unitCode?: string | null
  dutyGridCode?: string | null
  ownerId?: string | null
  assigneeId?: string | null
}

export function inScope(actor: Actor, permission: string, placed: Placed): boolean {
  return scopeFor(actor, permission, placed) !== undefined
}

/** The first of the actor's scopes that covers the thing; tells in which role the actor acts. */
export function scopeFor(actor: Actor, permission: string, placed: Placed): Scope | undefined {
  return scopesOf(actor, permission).find((scope) => covers(scope, actor, placed))
}

function covers(scope: Scope, actor: Actor, placed: Placed): boolean {
  switch (scope.kind) {
    case 'all':
      return true
    case 'own':
      return placed.ownerId === actor.id
    case 'unit':
      return placed.unitCode != null && scope.codes.includes(placed.unitCode)
    case 'duty_grid':
      return placed.dutyGridCode === scope.code || placed.assigneeId === actor.id
    case 'region':
      return { district: placed.districtCode, street: placed.streetCode, community: placed.communityCode }[scope.level] === scope.code
  }
}
