import type { Route } from '../../http/route.ts'
import { operatorRoutes } from './operator.ts'
import { ownRoutes } from './own.ts'

export const noticeRoutes: Route[] = [...ownRoutes, ...operatorRoutes]
