import { pointLayer } from '#kernel/layer/points.ts'
import { listOf } from '#kernel/register/register.ts'
import { units } from './registers.ts'

export const layers = [
  pointLayer({
    id: 'units',
    title: { zh: '单位', en: 'Units' },
    sign: { zh: '单', en: 'Un' },
    permission: 'unit.read',
    minZoom: 0,
    group: 'people',
    on: false,
    surrounds: true,
    inside: {
      list: listOf(units),
      filters: { retiredAt: 'null' },
      columns: ['code', 'name', 'nameEn', 'kind', 'phone', 'trades'],
      line: ({ id, name, nameEn, phone }, language) => ({
        title: String((language === 'en' && nameEn) || name),
        note: String(phone ?? ''),
        page: `/registers/units/${String(id)}`,
      }),
    },
  }),
]
