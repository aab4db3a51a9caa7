import type { Route } from '#kernel/http/route.ts'
import { componentRoutes } from './components.ts'
import { importRoutes } from './imports.ts'

export const routes: Route[] = [...componentRoutes, ...importRoutes]
