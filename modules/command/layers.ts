/** People in the field on the map, and among what surrounds a point. */
import type { Row } from '#kernel/db/database.ts'
import type { Line } from '#kernel/layer/layer.ts'
import { pointLayer } from '#kernel/layer/points.ts'
import type { Language } from '#kernel/titles.ts'
import { positionList } from './lists.ts'
import { isFresh } from './rules.ts'

const line = ({ id, name, unitName, unitNameEn }: Row, language: Language): Line => ({
  title: String(name),
  note: String((language === 'en' && unitNameEn) || (unitName ?? '')),
  page: `/registers/people/${String(id)}`,
})

export const layers = [
  pointLayer({
    id: 'positions',
    title: { zh: '在岗人员', en: 'People in the field' },
    permission: 'position.read',
    group: 'people',
    sign: { zh: '员', en: 'Pe' },
    minZoom: 0,
    on: false,
    // Hundreds move in a second: no news is told of each.
    everySeconds: 10,
    surrounds: true,
    inside: {
      list: positionList,
      filters: {},
      columns: ['name', 'role', 'unitCode', 'unitName', 'unitNameEn', 'at', 'accuracyM', 'demo'],
      line,
    },
    look: (row, now, language) => ({ ...line(row, language), at: row.at, faint: row.at instanceof Date && !isFresh(row.at, now) }),
  }),
]
