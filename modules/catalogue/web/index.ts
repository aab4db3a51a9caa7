/** The web door of the catalogue: pickers for other screens, and its own pages. */
import { lazy } from 'react'

export { matterCodeOf, useEntries, useMatterName, useMatters } from './api.ts'
export { ConfusableHelp } from './ConfusableHelp.tsx'
export { limitText } from './limit-text.ts'
export { MatterPicker } from './MatterPicker.tsx'

export const CatalogueScreen = lazy(() => import('./CatalogueScreen.tsx').then((part) => ({ default: part.CatalogueScreen })))
export const CalendarScreen = lazy(() => import('./CalendarScreen.tsx').then((part) => ({ default: part.CalendarScreen })))
