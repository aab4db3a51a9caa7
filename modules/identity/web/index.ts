/** The web door of identity: the session and the screens of people and their posts. */
import { lazy } from 'react'

export {
  sessionQuery,
  type UnitRow,
  unitsQuery,
  useMay,
  useMe,
  useRoles,
  useSignOut,
  useUnitName,
} from './api.ts'

export const SignInScreen = lazy(() => import('./SignInScreen.tsx').then((part) => ({ default: part.SignInScreen })))
export const PasswordDialog = lazy(() => import('./PasswordDialog.tsx').then((part) => ({ default: part.PasswordDialog })))
export const SecondFactorDialog = lazy(() => import('./SecondFactorDialog.tsx').then((part) => ({ default: part.SecondFactorDialog })))
export const PersonSections = lazy(() => import('./PersonSections.tsx').then((part) => ({ default: part.PersonSections })))
export const TokenPanel = lazy(() => import('./tokens/TokenPanel.tsx').then((part) => ({ default: part.TokenPanel })))
export const AuditScreen = lazy(() => import('./AuditScreen.tsx').then((part) => ({ default: part.AuditScreen })))
