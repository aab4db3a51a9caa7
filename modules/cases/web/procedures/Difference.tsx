import { useTranslation } from 'react-i18next'
import { limitText } from '#modules/catalogue/web/index.ts'
import { useRoles } from '#modules/identity/web/index.ts'
import { useTitles } from '#ui/preferences.tsx'
import type { Change, ProcedureView } from './api.ts'

/** A difference in words, one line each. */
export function Difference({ table, changes }: { table: ProcedureView; changes: readonly Change[] }) {
  const { t } = useTranslation()
  const say = useSaying(table)
  if (changes.length === 0) return <p className="faint">{t('procedures.noDifference')}</p>
  return (
    <ul className="procedure-difference">
      {changes.map((change) => (
        <li key={`${change.what} ${change.id} ${change.guard ?? ''}`}>{say(change)}</li>
      ))}
    </ul>
  )
}

function useSaying(table: ProcedureView): (change: Change) => string {
  const { t } = useTranslation()
  const titles = useTitles()
  const { data: roles = [] } = useRoles()
  const rolesOf = (permission: string) =>
    roles
      .filter(({ permissions }) => permissions.includes(permission))
      .map(({ title }) => titles(title))
      .join(t('common.listComma'))
  return ({ what, id, guard, before, after }) => {
    const row = table.transitions.find((one) => one.id === id)
    const name = row ? `${id} ${titles(row.title)}` : id
    switch (what) {
      case 'transition':
        return t(after === 'off' ? 'procedures.rowOff' : 'procedures.rowOn', { name })
      case 'guard':
        return t(after === 'off' ? 'procedures.guardOff' : 'procedures.guardOn', {
          name,
          guard: titles(table.guards[guard ?? '']?.title ?? { zh: guard ?? '', en: guard ?? '' }),
        })
      case 'reason':
        return t(after === 'required' ? 'procedures.reasonOn' : 'procedures.reasonOff', { name })
      case 'permission': {
        const of = (permission: string) => rolesOf(permission || (row?.permission ?? ''))
        return t('procedures.given', { name, before: of(before), after: of(after) })
      }
      case 'limit': {
        const clock = table.clocks.find((one) => one.kind === id)
        const plain = clock?.limit ? limitText(t, clock.limit) : ''
        const of = (text: string) => (text === '' ? plain : limitText(t, limitOf(text)))
        return t('procedures.limitChanged', { name: clock ? titles(clock.title) : id, before: of(before), after: of(after) })
      }
    }
  }
}

function limitOf(text: string): { amount: number; unit: string } {
  const [amount = '', unit = ''] = text.split(' ')
  return { amount: Number(amount), unit }
}
