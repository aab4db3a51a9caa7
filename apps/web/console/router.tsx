/** Which address shows which screen; every screen loads when it is first opened. */
import { createRootRoute, createRoute, createRouter, type RouteComponent } from '@tanstack/react-router'
import {
  CaseListScreen,
  DeskScreen,
  EmergencyScreen,
  LedgerScreen,
  MapScreen,
  OverviewScreen,
  ProceduresScreen,
  RankingScreen,
  RechecksScreen,
  RepliesScreen,
  ReportScreen,
  RequestsScreen,
  RevisitsScreen,
  RoutingScreen,
  SuggestionsScreen,
} from '#modules/cases/web/index.ts'
import { CalendarScreen, CatalogueScreen } from '#modules/catalogue/web/index.ts'
import { ImportScreen, ImportsScreen } from '#modules/components/web/index.ts'
import { AgendaScreen, SupervisionScreen } from '#modules/coordination/web/index.ts'
import { AuditScreen } from '#modules/identity/web/index.ts'
import { Waiting } from '#ui/Blank.tsx'
import { DeliveriesScreen, DeliveryAccountScreen, NoticePreferencesScreen, NoticesScreen, NoticeTextsScreen } from '#ui/notice/index.ts'
import { AtlasPage } from './AtlasPage.tsx'
import { CasePage } from './CasePage.tsx'
import { Lost } from './Lost.tsx'
import { OpenDataPage } from './OpenDataPage.tsx'
import { RegisterDetailPage, RegisterPage } from './RegisterPages.tsx'
import { Root } from './Root.tsx'
import { Start } from './Start.tsx'

const root = createRootRoute({ component: Root, notFoundComponent: Lost })

const SCREENS: Record<string, RouteComponent> = {
  '/': Start,
  '/desk': DeskScreen,
  '/desk/$queue': DeskScreen,
  '/cases': CaseListScreen,
  '/cases/$id': CasePage,
  '/requests': RequestsScreen,
  '/ledger': LedgerScreen,
  '/revisits': RevisitsScreen,
  '/replies': RepliesScreen,
  '/rechecks': RechecksScreen,
  '/emergency': EmergencyScreen,
  '/supervision': SupervisionScreen,
  '/agenda': AgendaScreen,
  '/report/new': ReportScreen,
  '/map': MapScreen,
  '/analyse': OverviewScreen,
  '/assess': RankingScreen,
  '/catalogue': CatalogueScreen,
  '/calendar': CalendarScreen,
  '/suggestions': SuggestionsScreen,
  '/routing': RoutingScreen,
  '/atlas': AtlasPage,
  '/component-imports': ImportsScreen,
  '/component-imports/$id': ImportScreen,
  '/audit': AuditScreen,
  '/notices': NoticesScreen,
  '/notices/preferences': NoticePreferencesScreen,
  '/notices/texts': NoticeTextsScreen,
  '/notices/account': DeliveryAccountScreen,
  '/notices/deliveries': DeliveriesScreen,
  '/procedures': ProceduresScreen,
  '/open-data': OpenDataPage,
  '/registers/$name': RegisterPage,
  '/registers/$name/$id': RegisterDetailPage,
}

const routes = Object.entries(SCREENS).map(([path, component]) => createRoute({ getParentRoute: () => root, path, component }))

/** Words in the address are plain text: `q=06` stays `06`. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPendingComponent: Waiting,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (words) => {
    const text = new URLSearchParams(Object.entries(words).map(([name, value]) => [name, String(value)])).toString()
    return text === '' ? '' : `?${text}`
  },
})
