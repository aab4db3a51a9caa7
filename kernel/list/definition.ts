/** A list: which columns it shows, filters and sorts by, and whose rows somebody may see. Registers and cases use it alike. */
import type { TSchema } from 'typebox'
import type { Actor } from '../access/actor.ts'
import type { ScopeColumns } from '../access/scope.ts'
import type { Sql } from '../db/sql.ts'
import type { Titles } from '../titles.ts'

export type ColumnType = 'text' | 'number' | 'instant' | 'date' | 'boolean' | 'json'

export interface ListColumn {
  title: Titles
  type: ColumnType
  /** Column of the table or view, snake_case; the key in camelCase by default. */
  column?: string
  /** Allowed words, with what they are called. */
  words?: Record<string, Titles>
  filter?: boolean
  sort?: boolean
  /** May be empty; orders by such a column need their own form of index. */
  nullable?: boolean
  /** A filter that is no plain comparison, such as the light of a clock. */
  where?: (text: string, now: Date, asker: Actor) => Sql
  /** Hidden until somebody chooses the column. */
  hidden?: boolean
  /** Not sent in lists, such as long texts and geometry. */
  detailOnly?: boolean
  /** Says something about a person: stays on the screens and is in no open data. */
  personal?: boolean
}

export interface ListDefinition {
  /** Table or view. */
  from: string
  /** Unique, breaks ties in the order. */
  key: string
  columns: Record<string, ListColumn>
  scope: ScopeColumns
  permission: string
  /** `-reportedAt` is newest first. */
  defaultSort: string
  /** Column of type tsvector over the words of a row, or plain text columns to look into. */
  search?: { vector: string } | { columns: string[] }
  row: TSchema
}
