/** The procedures as tables, and the city's versions of the case's (design D19). */
import Type from 'typebox'
import { type Route, route } from '#kernel/http/route.ts'
import { ProcedureShape } from '#kernel/procedure/shapes.ts'
import { viewOf } from '#kernel/procedure/view.ts'
import { Draft, DraftCheckShape, NewVersion, REQUEST_KINDS, VersionRowShape, VersionShape } from '../contract.ts'
import { caseProcedure } from '../procedure/index.ts'
import { requestProcedure } from '../request-procedure.ts'
import { procedureOf } from '../service/held.ts'
import { CASE, checkDraft, listVersions, publishVersion, versionOf } from '../service/versions.ts'

export const procedureRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/procedures',
    summary: 'The procedures as tables: states, events, who may, conditions, clocks; that of the case as the city runs it now',
    access: 'signed_in',
    answer: Type.Array(ProcedureShape),
    handle: async (ctx) => [
      viewOf(await procedureOf(ctx), CASE),
      ...REQUEST_KINDS.map((kind) => viewOf(requestProcedure(kind, true), { kind, adaptable: false })),
    ],
  }),
  route({
    method: 'GET',
    url: '/api/procedures/case/table',
    summary: 'The procedure of the case as the table has it, before any city changes it',
    access: 'procedure.read',
    answer: ProcedureShape,
    handle: async () => viewOf(caseProcedure, CASE),
  }),
  route({
    method: 'GET',
    url: '/api/procedures/case/versions',
    summary: 'Versions of the procedure of the case, newest first: who, when, why, and how many cases run on each',
    access: 'procedure.read',
    answer: Type.Array(VersionRowShape),
    handle: (ctx) => listVersions(ctx),
  }),
  route({
    method: 'GET',
    url: '/api/procedures/case/versions/:version',
    summary: 'One version, and its difference from another (by default from the one it was made from)',
    access: 'procedure.read',
    params: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
    query: Type.Object({ against: Type.Optional(Type.Integer({ minimum: 1 })) }),
    answer: VersionShape,
    handle: (ctx, { params, query }) => versionOf(ctx, params.version, query.against),
  }),
  route({
    method: 'POST',
    url: '/api/procedures/case/check',
    summary: 'Tries an adaptation: what speaks against it, what it changes, the table that would result. Changes nothing',
    access: 'procedure.read',
    body: Draft,
    answer: DraftCheckShape,
    handle: (ctx, { body }) => checkDraft(ctx, body.adaptation),
  }),
  route({
    method: 'POST',
    url: '/api/procedures/case/versions',
    summary: 'Publishes a version: cases reported from now on begin with it, running ones keep theirs',
    access: 'procedure.write',
    status: 201,
    body: NewVersion,
    answer: VersionShape,
    async handle(ctx, { body, reply }) {
      const { version, replayed } = await publishVersion(ctx, body)
      if (replayed) reply.code(200).header('idempotent-replay', 'true')
      return versionOf(ctx, version)
    },
  }),
]
