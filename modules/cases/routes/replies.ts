/** Replies to citizens, with approval (CL §12). */
import Type from 'typebox'
import { type Route, route } from '#kernel/http/route.ts'
import { Uuid } from '#kernel/http/shapes.ts'
import { listRoutes } from '#kernel/list/routes.ts'
import { NewReply, ReplyShape } from '../contract.ts'
import { replyList } from '../lists/index.ts'
import { decideReply, repliesOf, writeReply } from '../service/replies.ts'

const byId = Type.Object({ id: Uuid })
const Note = Type.String({ maxLength: 500 })

export const replyRoutes: Route[] = [
  ...listRoutes('/api/replies', { zh: '市民答复', en: 'replies' }, replyList),
  route({
    method: 'GET',
    url: '/api/cases/:id/replies',
    summary: 'Replies of a case, newest first',
    access: 'case.read',
    params: byId,
    answer: Type.Array(ReplyShape),
    handle: (ctx, { params }) => repliesOf(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/replies',
    summary: 'Writes a reply; it goes out when somebody else approved it',
    access: 'reply.write',
    status: 201,
    params: byId,
    body: NewReply,
    answer: ReplyShape,
    async handle(ctx, { params, body, reply: answer }) {
      const { reply, replayed } = await writeReply(ctx, params.id, body.text.trim())
      if (replayed) answer.code(200).header('idempotent-replay', 'true')
      return reply
    },
  }),
  route({
    method: 'POST',
    url: '/api/replies/:id/approve',
    summary: 'Approves a reply: every reporter of the case who left a telephone number is told',
    access: 'reply.approve',
    params: byId,
    body: Type.Object({ note: Type.Optional(Note) }, { additionalProperties: false }),
    answer: ReplyShape,
    handle: (ctx, { params, body }) => decideReply(ctx, params.id, 'approved', body.note?.trim() || null),
  }),
  route({
    method: 'POST',
    url: '/api/replies/:id/return',
    summary: 'Sends a reply back to be written anew',
    access: 'reply.approve',
    params: byId,
    body: Type.Object({ note: Type.Optional(Note) }, { additionalProperties: false }),
    answer: ReplyShape,
    handle: (ctx, { params, body }) => decideReply(ctx, params.id, 'returned', body.note?.trim() || null),
  }),
]
