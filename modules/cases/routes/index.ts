import type { Route } from '#kernel/http/route.ts'
import { caseRoutes } from './cases.ts'
import { componentPhotoRoutes } from './component-photos.ts'
import { deskRoutes } from './desk.ts'
import { duplicateRoutes } from './duplicates.ts'
import { ledgerRoutes } from './ledgers.ts'
import { procedureRoutes } from './procedures.ts'
import { requestRoutes } from './requests.ts'

export const routes: Route[] = [
  ...caseRoutes,
  ...duplicateRoutes,
  ...requestRoutes,
  ...ledgerRoutes,
  ...procedureRoutes,
  ...deskRoutes,
  ...componentPhotoRoutes,
]
