/** The web door of cases: its screens, each loaded when first opened, and the count the frame shows. */
import { lazy } from 'react'

export { useCaseCount } from './api.ts'

export const DeskScreen = lazy(() => import('./desk/DeskScreen.tsx').then((part) => ({ default: part.DeskScreen })))
export const CaseScreen = lazy(() => import('./case/CaseScreen.tsx').then((part) => ({ default: part.CaseScreen })))
export const CaseListScreen = lazy(() => import('./list/CaseListScreen.tsx').then((part) => ({ default: part.CaseListScreen })))
export const RequestsScreen = lazy(() => import('./requests/RequestsScreen.tsx').then((part) => ({ default: part.RequestsScreen })))
export const ReportScreen = lazy(() => import('./report/ReportScreen.tsx').then((part) => ({ default: part.ReportScreen })))
export const MapScreen = lazy(() => import('./map/MapScreen.tsx').then((part) => ({ default: part.MapScreen })))
export const OverviewScreen = lazy(() => import('./overview/OverviewScreen.tsx').then((part) => ({ default: part.OverviewScreen })))
export const RankingScreen = lazy(() => import('./overview/RankingScreen.tsx').then((part) => ({ default: part.RankingScreen })))
export const LedgerScreen = lazy(() => import('./ledger/LedgerScreen.tsx').then((part) => ({ default: part.LedgerScreen })))
export const RevisitsScreen = lazy(() => import('./ledger/RevisitsScreen.tsx').then((part) => ({ default: part.RevisitsScreen })))
export const RepliesScreen = lazy(() => import('./replies/RepliesScreen.tsx').then((part) => ({ default: part.RepliesScreen })))
export const RechecksScreen = lazy(() => import('./ledger/RechecksScreen.tsx').then((part) => ({ default: part.RechecksScreen })))
export const EmergencyScreen = lazy(() => import('./ledger/EmergencyScreen.tsx').then((part) => ({ default: part.EmergencyScreen })))
export const SuggestionsScreen = lazy(() =>
  import('./suggestions/SuggestionsScreen.tsx').then((part) => ({ default: part.SuggestionsScreen })),
)
export const RoutingScreen = lazy(() => import('./routing/RoutingScreen.tsx').then((part) => ({ default: part.RoutingScreen })))
export const EntryTrial = lazy(() => import('./routing/RowTrials.tsx').then((part) => ({ default: part.EntryTrial })))
export const UnitTrial = lazy(() => import('./routing/RowTrials.tsx').then((part) => ({ default: part.UnitTrial })))
export const ProceduresScreen = lazy(() => import('./procedures/ProceduresScreen.tsx').then((part) => ({ default: part.ProceduresScreen })))
export const CasesOfComponent = lazy(() => import('./list/CasesOfComponent.tsx').then((part) => ({ default: part.CasesOfComponent })))
export const ClassPicture = lazy(() => import('./list/ClassPicture.tsx').then((part) => ({ default: part.ClassPicture })))
