/** Screens of notices, each loaded when first opened, and what the frame shows. */
import { lazy } from 'react'

export const NoticesScreen = lazy(() => import('./NoticesScreen.tsx').then((part) => ({ default: part.NoticesScreen })))
export const NoticePreferencesScreen = lazy(() =>
  import('./PreferencesScreen.tsx').then((part) => ({ default: part.NoticePreferencesScreen })),
)
export const NoticeTextsScreen = lazy(() => import('./TextsScreen.tsx').then((part) => ({ default: part.NoticeTextsScreen })))
export const DeliveryAccountScreen = lazy(() => import('./AccountScreen.tsx').then((part) => ({ default: part.DeliveryAccountScreen })))
export const DeliveriesScreen = lazy(() => import('./DeliveriesScreen.tsx').then((part) => ({ default: part.DeliveriesScreen })))
