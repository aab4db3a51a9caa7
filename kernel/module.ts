/** What a module hands to the platform. Everything is optional but the name. */
import type { CityPack } from '#cities/pack.ts'
import type { AddressSource } from './addresses.ts'
import type { Ctx, Platform } from './ctx.ts'
import type { Queryable } from './db/database.ts'
import type { SectionDefinition } from './document/section.ts'
import type { Box, FeatureSource } from './features/definition.ts'
import type { Route } from './http/route.ts'
import type { LayerDefinition } from './layer/layer.ts'
import type { MetricDefinition } from './metric/metric.ts'
import type { Contact, NoticeDefinition } from './notice/definition.ts'
import type { RegisterDefinition } from './register/register.ts'

/** News that something happened, kept until every reaction has run (design D8). */
export interface OutboxEvent {
  topic: string
  subjectId: string
  payload: Record<string, unknown>
}

export interface Reaction {
  topic: string
  /** Unique; what the log and a failed job call it. */
  name: string
  /** Asked before a job is made of the event; without it every event of the topic matters. */
  when?(payload: Readonly<Record<string, unknown>>): boolean
  /** Runs at least once per event: must be harmless when repeated. */
  handle(ctx: Ctx, event: OutboxEvent): Promise<void>
}

export interface ScheduledJob {
  name: string
  /** Cron text in the city's time zone. */
  cron: string
  /** Changes nothing that happens in the city: programs that play its days leave it out. */
  housekeeping?: true
  run(ctx: Ctx): Promise<void>
}

/** Work of minutes or hours that outlives its process: rows wait for it, and whatever a killed process left is gone on with. */
export interface LongTask {
  name: string
  /** Ids of what waits or was left half done. */
  waiting(platform: Platform): Promise<string[]>
  /** Goes on where it stopped. Ends early, leaving the rest waiting, when the signal says so. */
  run(ctx: Ctx, id: string, signal: AbortSignal): Promise<void>
}

export interface Module {
  name: string
  /** Folder of numbered SQL files. */
  migrations?: URL
  routes?: readonly Route[]
  registers?: readonly RegisterDefinition[]
  metrics?: readonly MetricDefinition[]
  layers?: readonly LayerDefinition[]
  /** Collections of open data beside those of its registers. */
  features?: readonly FeatureSource[]
  /** How far the city reaches; of the module that keeps its areas. */
  extent?(platform: Platform): Promise<Box>
  reactions?: readonly Reaction[]
  schedule?: readonly ScheduledJob[]
  notices?: readonly NoticeDefinition[]
  /** How people are reached; of the module that keeps them. Who has left is not among them. */
  contacts?(db: Queryable, personIds: readonly string[]): Promise<(Contact & { id: string })[]>
  tasks?: readonly LongTask[]
  addresses?: readonly AddressSource[]
  /** Procedures whose subjects carry a chained history, and their tables; those of registers are known. */
  histories?: readonly { procedure: string; table: string }[]
  /** What it adds to printed documents of other modules. */
  sections?: readonly SectionDefinition[]
  /** Loads this module's part of a city pack; must be harmless when repeated. */
  seed?(ctx: Ctx, pack: CityPack): Promise<void>
  /** Brings into memory what requests need at once. */
  warm?(platform: Platform): Promise<void>
}
