import type { ImportProfile } from '../profile.ts'
import { dc311 } from './dc311.ts'
import { kaohsiung1999 } from './kaohsiung-1999.ts'
import { statusTable } from './status-table.ts'

export const PROFILES: readonly ImportProfile[] = [dc311, kaohsiung1999, statusTable]
