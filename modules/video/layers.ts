import { sql } from '#kernel/db/sql.ts'
import type { Line } from '#kernel/layer/layer.ts'
import { pointLayer } from '#kernel/layer/points.ts'
import { listOf } from '#kernel/register/register.ts'
import { cameras } from './registers.ts'

const line = ({ id, code, name }: Record<string, unknown>): Line => ({
  title: String(name),
  note: String(code),
  page: `/registers/cameras/${String(id)}`,
})

export const layers = [
  pointLayer({
    id: 'cameras',
    title: { zh: '摄像机', en: 'Cameras' },
    permission: 'camera.read',
    sign: { zh: '摄', en: 'Ca' },
    minZoom: 0,
    group: 'video',
    on: false,
    surrounds: true,
    inside: {
      list: listOf(cameras),
      filters: { retiredAt: 'null' },
      columns: ['code', 'name', 'kind', 'state', 'purpose', 'direction'],
      line,
    },
    look: (row) => ({ ...line(row), light: row.state === 'faulty' ? 'red' : null, faint: row.state === 'offline' }),
    red: () => sql`t.state = 'faulty'`,
  }),
]
