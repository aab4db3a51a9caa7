import { useTranslation } from 'react-i18next'
import { useTitles } from '#ui/preferences.tsx'
import type { ProcedureView } from './api.ts'

/** Where each event leads from each state; an empty field is refused. */
export function Matrix({ table, off }: { table: ProcedureView; off: readonly string[] }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const from = table.states.filter(({ state }) => table.transitions.some((row) => row.from.includes(state)))
  const titleOf = (name: string) => titles(table.states.find(({ state }) => state === name)?.title ?? { zh: name, en: name })
  return (
    <div className="procedure-matrix">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('procedures.event')}</th>
            {from.map(({ state, title }) => (
              <th key={state} scope="col">
                {titles(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.transitions.map((row) => (
            <tr key={row.id} className={off.includes(row.id) ? 'procedure-off' : undefined}>
              <th scope="row">
                <span className="faint figures">{row.id}</span> {titles(row.title)}
              </th>
              {from.map(({ state }) => (
                <td key={state}>{row.from.includes(state) ? `→ ${titleOf(row.to ?? state)}` : ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
