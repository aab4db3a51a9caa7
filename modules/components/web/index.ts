/** The web door of components: imports of the census, the atlas, and what the page of a component shows beside its fields. */
import { lazy } from 'react'

export const ImportsScreen = lazy(() => import('./imports/ImportsScreen.tsx').then((part) => ({ default: part.ImportsScreen })))
export const ImportScreen = lazy(() => import('./imports/ImportScreen.tsx').then((part) => ({ default: part.ImportScreen })))
export const AtlasScreen = lazy(() => import('./atlas/AtlasScreen.tsx').then((part) => ({ default: part.AtlasScreen })))
export const ComponentLife = lazy(() => import('./life/ComponentLife.tsx').then((part) => ({ default: part.ComponentLife })))
