/** Tries a rule of routing before it is changed. */
import { type Route, route } from '#kernel/http/route.ts'
import { listRoutes } from '#kernel/list/routes.ts'
import { DryRun, DryRunShape, DryRunWords } from '../contract.ts'
import { movedList } from '../lists/index.ts'
import { movedCondition, tryRouting } from '../service/routing/dry-run.ts'

export const routingRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/routing/dry-run',
    summary: 'Which cases of a past period a changed handbook entry or changed trades of a unit would have sent elsewhere; changes nothing',
    access: 'catalogue.write',
    body: DryRun,
    answer: DryRunShape,
    handle: (ctx, { body }) => tryRouting(ctx, body),
  }),
  ...listRoutes('/api/routing/moved', { zh: '改派案件', en: 'cases that would have gone elsewhere' }, movedList, {
    words: DryRunWords,
    narrow: (ctx, { trades, ...words }) => movedCondition(ctx, { ...words, ...(trades === undefined ? {} : { trades: listed(trades) }) }),
  }),
]

const listed = (text: string): string[] => text.split(',').filter(Boolean)
