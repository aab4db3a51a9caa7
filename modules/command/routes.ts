import { type Route, route } from '#kernel/http/route.ts'
import { FixesTaken, NewFixes, OwnPosition, Stopped } from './contract.ts'
import { ownPosition, sharePlace, stopSharing } from './service/share.ts'

export const routes: Route[] = [
  route({
    method: 'POST',
    url: '/api/positions',
    summary: 'The own place: one fix or several; the newest counts, and one that is known to be older changes nothing',
    access: 'position.share',
    body: NewFixes,
    answer: FixesTaken,
    handle: (ctx, { body }) => sharePlace(ctx, body.fixes),
  }),
  route({
    method: 'GET',
    url: '/api/positions/mine',
    summary: 'What is kept of the own place',
    access: 'position.share',
    answer: OwnPosition,
    handle: (ctx) => ownPosition(ctx),
  }),
  route({
    method: 'DELETE',
    url: '/api/positions/mine',
    summary: 'Stops sharing the own place; what was kept is gone at once',
    access: 'position.share',
    answer: Stopped,
    handle: async (ctx) => ({ stopped: await stopSharing(ctx) }),
  }),
]
