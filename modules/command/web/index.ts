/** The web door of command: the own place, shared and no longer shared. */
export { useShareItem } from './ShareItem.tsx'
export { SharingSign } from './SharingSign.tsx'
export { stopSharing } from './sharing.ts'
