import type { Row } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import type { Line } from '#kernel/layer/layer.ts'
import { pointLayer } from '#kernel/layer/points.ts'
import { listOf } from '#kernel/register/register.ts'
import { inLanguage, type Language, type Titles } from '#kernel/titles.ts'
import { cameras } from './registers.ts'
import { KINDS, STATES } from './rules.ts'

const line = ({ id, name, kind, state }: Row, language: Language): Line => ({
  title: String(name),
  note: `${wordOf(KINDS, kind, language)} · ${wordOf(STATES, state, language)}`,
  page: `/registers/cameras/${String(id)}`,
})

function wordOf(words: Readonly<Record<string, Titles>>, word: unknown, language: Language): string {
  const titles = words[String(word)]
  return titles ? inLanguage(titles, language) : String(word)
}

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
    look: (row, _now, language) => ({
      ...line(row, language),
      light: row.state === 'faulty' ? 'red' : null,
      faint: row.state === 'offline',
    }),
    red: () => sql`t.state = 'faulty'`,
  }),
]
