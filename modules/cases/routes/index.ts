import type { Route } from '#kernel/http/route.ts'
import { caseRoutes } from './cases.ts'
import { componentPhotoRoutes } from './component-photos.ts'
import { deskRoutes } from './desk.ts'
import { duplicateRoutes } from './duplicates.ts'
import { ledgerRoutes } from './ledgers.ts'
import { printRoutes } from './print.ts'
import { procedureRoutes } from './procedures.ts'
import { replyRoutes } from './replies.ts'
import { requestRoutes } from './requests.ts'
import { routingRoutes } from './routing.ts'
import { suggestionRoutes } from './suggestions.ts'

export const routes: Route[] = [
  ...printRoutes,
  ...caseRoutes,
  ...duplicateRoutes,
  ...requestRoutes,
  ...replyRoutes,
  ...ledgerRoutes,
  ...procedureRoutes,
  ...deskRoutes,
  ...suggestionRoutes,
  ...routingRoutes,
  ...componentPhotoRoutes,
]
