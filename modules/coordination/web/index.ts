/** The web door of coordination: the board of orders, the meeting, and what a case page shows of them. */
import { lazy } from 'react'

export const SupervisionScreen = lazy(() => import('./board/SupervisionScreen.tsx').then((part) => ({ default: part.SupervisionScreen })))
export const AgendaScreen = lazy(() => import('./AgendaScreen.tsx').then((part) => ({ default: part.AgendaScreen })))
export const CaseSupervision = lazy(() => import('./CaseSupervision.tsx').then((part) => ({ default: part.CaseSupervision })))
