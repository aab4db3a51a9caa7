/** The words of the printed file: names of units, matters, roles, states, in one language. */
import type { Ctx } from '#kernel/ctx.ts'
import { inLanguage, type Language, type Titles } from '#kernel/titles.ts'
import { matterNames } from '#modules/catalogue/index.ts'
import { ROLES } from '#modules/identity/index.ts'
import { REQUEST_KINDS, REQUEST_STATES, STATES } from '../../contract.ts'
import { SOURCE_WORDS } from '../../lists/index.ts'
import { caseProcedure } from '../../procedure/index.ts'
import { REQUEST_RULES, REQUEST_STATE_TITLES } from '../../request-procedure.ts'
import { unitsInUse } from '../../store.ts'

export interface Printing {
  ctx: Ctx
  /** Scheme and host under which the platform was asked. */
  origin: string
  language: Language
  say(titles: Titles): string
  when(at: string | null): string
  timeZone: string
  words: Words
}

export interface Words {
  state(name: string): string
  matter(code: string | null): string
  unit(code: string | null): string
  role(name: string): string
  source(name: keyof typeof SOURCE_WORDS): string
  limit(amount: number, unit: string): string
  request(kind: string, state: string): string
}

const UNITS: Record<string, Titles> = {
  minute: { zh: '分钟', en: 'minutes' },
  work_hour: { zh: '工作时', en: 'work hours' },
  work_day: { zh: '工作日', en: 'work days' },
  urgent_hour: { zh: '紧急工作时', en: 'urgent hours' },
  natural_day: { zh: '自然日', en: 'natural days' },
}

export async function wordsOf(ctx: Ctx, language: Language): Promise<Words> {
  const say = (titles: Titles | undefined, otherwise: string) => (titles ? inLanguage(titles, language) : otherwise)
  const [units, matters] = await Promise.all([unitsInUse(ctx.db), matterNames(ctx.db)])
  const unitNames = new Map(units.map(({ code, name, nameEn }) => [code, { zh: name, en: nameEn }]))
  const roles: Record<string, { title: Titles }> = ROLES
  return {
    state: (name) => say(STATES.flatMap((state) => (state === name ? [caseProcedure.states[state].title] : []))[0], name),
    matter: (code) =>
      code === null ? say({ zh: '未定事项', en: 'No matter chosen' }, '') : `${code} ${say(matters.get(code), '')}`.trim(),
    unit: (code) => (code === null ? '–' : say(unitNames.get(code), code) || code),
    role: (name) => say(roles[name]?.title, name),
    source: (name) => say(SOURCE_WORDS[name], name),
    limit: (amount, unit) => `${amount} ${say(UNITS[unit], unit)}`,
    request: (kind, state) => {
      const rule = REQUEST_KINDS.find((one) => one === kind)
      const stage = REQUEST_STATES.find((one) => one === state)
      return `${rule ? say(REQUEST_RULES[rule].title, kind) : kind} · ${stage ? say(REQUEST_STATE_TITLES[stage].title, state) : state}`
    },
  }
}
