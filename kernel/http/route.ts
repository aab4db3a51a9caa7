/** A route is a value: URL, who may, shapes, and the verb. Validation, answers and the API page follow from it. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TObject, TSchema } from 'typebox'
import type { Ctx } from '../ctx.ts'

/** `public`: no sign-in. `signed_in`: any account. Otherwise the permission that must be granted somewhere. */
export type Access = 'public' | 'signed_in' | (string & {})

export interface RouteInput<P, Q, B> {
  params: P
  query: Q
  body: B
  request: FastifyRequest
  reply: FastifyReply
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  summary: string
  access: Access
  params?: TObject
  query?: TObject
  body?: TSchema
  /** Shape of the answer; left out for streams and files. */
  answer?: TSchema
  status?: number
  /**
   * Programs with a token come in too, though any account may: what they get follows from their permissions.
   * Without it `signed_in` means people.
   */
  forPrograms?: boolean
  /** True for routes that take multipart or answer with a stream. */
  streams?: boolean
  handle(ctx: Ctx, input: RouteInput<unknown, unknown, unknown>): Promise<unknown>
}

interface TypedRoute<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema> extends Omit<Route, 'handle'> {
  params?: P
  query?: Q
  body?: B
  answer?: R
  handle(ctx: Ctx, input: RouteInput<Static<P>, Static<Q>, Static<B>>): Promise<Static<R> | FastifyReply>
}

/** Ties the handler's types to the shapes. */
export function route<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema>(typed: TypedRoute<P, Q, B, R>): Route {
  // Checked border: Fastify has validated the input against these very shapes when the handler runs.
  return typed as unknown as Route
}
