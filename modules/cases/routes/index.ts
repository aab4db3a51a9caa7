import type { Route } from '#kernel/http/route.ts'
import { caseRoutes } from './cases.ts'
import { deskRoutes } from './desk.ts'
import { duplicateRoutes } from './duplicates.ts'
import { ledgerRoutes } from './ledgers.ts'
import { printRoutes } from './print.ts'
import { procedureRoutes } from './procedures.ts'
import { requestRoutes } from './requests.ts'

export const routes: Route[] = [
  ...printRoutes,
  ...caseRoutes,
  ...duplicateRoutes,
  ...requestRoutes,
  ...ledgerRoutes,
  ...procedureRoutes,
  ...deskRoutes,
]
