/** Cases on the map, those in progress and those that ended. */
import { sql } from '#kernel/db/sql.ts'
import type { ListedThings } from '#kernel/layer/layer.ts'
import { type PointLayer, pointLayer } from '#kernel/layer/points.ts'
import { lightOf } from '#kernel/procedure/subject.ts'
import { caseList } from './lists/index.ts'

const listed = (filters: Record<string, string>): ListedThings => ({
  list: caseList,
  filters,
  columns: ['caseCode', 'state', 'matterCode', 'summary', 'address', 'dueAt', 'yellowAt', 'reportedAt'],
  line: ({ id, caseCode, summary, address }) => ({
    title: String(summary || address),
    note: String(caseCode ?? ''),
    page: `/cases/${String(id)}`,
  }),
})

const shared = {
  permission: 'case.read',
  minZoom: 0,
  group: 'cases',
  look: ({ caseCode, state, matterCode, dueAt, yellowAt }, now) => ({
    caseCode,
    state,
    matterCode,
    light: lightOf({ dueAt: dateOr(dueAt), yellowAt: dateOr(yellowAt) }, now),
  }),
} satisfies Partial<PointLayer>

const dateOr = (value: unknown): Date | null => (value instanceof Date ? value : null)

export const layers = [
  pointLayer({
    ...shared,
    id: 'cases',
    title: { zh: '在办案件', en: 'Open cases' },
    on: true,
    inside: listed({ open: 'true' }),
    surrounds: true,
    red: (now) => sql`open and due_at < ${now}`,
  }),
  pointLayer({
    ...shared,
    id: 'closed-cases',
    title: { zh: '已结案件', en: 'Closed cases' },
    on: false,
    inside: listed({ state: 'closed' }),
  }),
]
