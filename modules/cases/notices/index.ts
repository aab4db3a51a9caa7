/** Who is told what about cases. */
import type { NoticeDefinition } from '#kernel/notice/definition.ts'
import { citizenNotices } from './citizen.ts'
import { lightNotices } from './light.ts'
import { staffNotices } from './staff.ts'

export const notices: readonly NoticeDefinition[] = [...lightNotices, ...staffNotices, ...citizenNotices]
