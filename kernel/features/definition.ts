/**
 * Open data: registers and lists whose rows have a place, as collections of OGC API – Features (OGC 17-069r4).
 * A register with a point or an outline is a collection by itself; what cannot be derived a module names here.
 */
import type { Sql } from '../db/sql.ts'
import type { ListDefinition } from '../list/definition.ts'
import type { Titles } from '../titles.ts'

export type FeatureShape =
  /**
   * Columns `lon` and `lat`; `keyed` where the table has a Morton key with an index (design D4). Rows with a value in the column
   * `outline` are the line or area that stands there, and their point lies on it.
   */
  | { kind: 'point'; keyed: boolean; outline?: string }
  /** A column of GeoJSON outlines; the layers, where there are any, find them by their code from memory. */
  | { kind: 'area'; column: string; code: string; layers: readonly string[] }

export interface FeatureSource {
  /** Last part of the address of its list: `cases`. */
  id: string
  title: Titles
  list: ListDefinition
  shape: FeatureShape
  /** Column that `datetime` asks for. */
  instant?: string
  /** What is published of the table. */
  where?: Sql
}

/** About 300 m: how far a line or an area reaches from its point at most. */
export const LONGEST_OUTLINE_DEGREES = 0.003

export type Box = readonly [west: number, south: number, east: number, north: number]
export type Spot = readonly [lon: number, lat: number]

/** A part of the earth somebody asks about. */
export type Area = { kind: 'box'; box: Box } | { kind: 'polygon'; rings: readonly (readonly Spot[])[] } | { kind: 'point'; at: Spot }
