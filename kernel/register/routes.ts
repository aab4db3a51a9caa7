import Type from 'typebox'
import { may } from '../access/actor.ts'
import type { Queryable } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { FlowRecord } from '../history/record.ts'
import { type Route, route } from '../http/route.ts'
import { Instant, JsonObject, Nullable, Uuid } from '../http/shapes.ts'
import { listRoutes } from '../list/routes.ts'
import { importRoute } from './import-route.ts'
import { describeRegister, inputShape, listOf, type RegisterDefinition, rowShape } from './register.ts'
import { changeRow, createRow, getRow, retireRow } from './verbs.ts'

export const HistoryShape = Type.Object({
  seq: Type.Integer(),
  event: Type.String(),
  fromState: Nullable(Type.String()),
  toState: Type.String(),
  actorId: Uuid,
  actorName: Type.String(),
  role: Type.String(),
  at: Instant,
  reason: Nullable(Type.String()),
  payload: JsonObject,
  hash: Type.String(),
})

export function registerRoutes(register: RegisterDefinition): Route[] {
  const url = `/api/${register.name}`
  const { read } = register.permissions
  const row = rowShape(register, true)
  const params = Type.Object({ id: Uuid })
  return [
    ...listRoutes(url, register.title, listOf(register)),
    route({
      method: 'GET',
      url: `${url}/:id`,
      summary: `One of ${register.title.en}`,
      access: read,
      params,
      answer: row,
      handle: (ctx, input) => getRow(ctx, register, input.params.id),
    }),
    route({
      method: 'GET',
      url: `${url}/:id/history`,
      summary: 'What happened to it, oldest first',
      access: read,
      params,
      answer: Type.Array(HistoryShape),
      async handle(ctx, input) {
        await getRow(ctx, register, input.params.id)
        return historyOf(ctx.db, input.params.id)
      },
    }),
    ...writeRoutes(register, url),
  ]
}

function writeRoutes(register: RegisterDefinition, url: string): Route[] {
  const { write } = register.permissions
  const row = rowShape(register, true)
  const params = Type.Object({ id: Uuid })
  return [
    route({
      method: 'POST',
      url,
      summary: `Adds to ${register.title.en}`,
      access: write,
      status: 201,
      body: inputShape(register, 'create'),
      answer: row,
      handle: (ctx, { body }) => createRow(ctx, register, body),
    }),
    route({
      method: 'PATCH',
      url: `${url}/:id`,
      summary: 'Changes fields; `version` must be the one last seen',
      access: write,
      params,
      body: inputShape(register, 'change'),
      answer: row,
      handle: (ctx, input) => changeRow(ctx, register, input.params.id, { ...input.body, version: Number(input.body.version) }),
    }),
    route({
      method: 'POST',
      url: `${url}/:id/retire`,
      summary: 'Takes it out of use; it stays in the history',
      access: write,
      params,
      body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }) }),
      answer: row,
      handle: (ctx, input) => retireRow(ctx, register, input.params.id, input.body.reason),
    }),
    ...(register.importAt ? [] : [importRoute(register, url)]),
  ]
}

export async function historyOf(db: Queryable, subjectId: string): Promise<(Omit<FlowRecord, 'at'> & { at: string })[]> {
  const records = await db.query<FlowRecord>(sql`select * from flow_record where subject_id = ${subjectId} order by seq`, {
    prepared: true,
  })
  return records.map((record) => ({ ...record, at: record.at.toISOString() }))
}

export const registerIndexRoute: Route = route({
  method: 'GET',
  url: '/api/registers',
  summary: 'The registers the asker may see, as the generated screens need them',
  access: 'signed_in',
  forPrograms: true,
  answer: Type.Array(JsonObject),
  handle: async (ctx) =>
    ctx.modules
      .flatMap((module) => module.registers ?? [])
      .filter((register) => may(ctx.actor, register.permissions.read))
      .map((register) => ({ ...describeRegister(register), mayWrite: may(ctx.actor, register.permissions.write) })),
})
