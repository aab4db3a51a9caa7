import { useTranslation } from 'react-i18next'
import { useInCharge } from '#modules/grid/web/index.ts'
import { useMay } from '#modules/identity/web/index.ts'
import { Go } from '#ui/go.tsx'
import type { LonLat } from '#ui/map/MapPin.tsx'

/** Who answers for a place, each one call away. */
export function InCharge({ at }: { at: LonLat }) {
  const may = useMay()
  return may('person.read') ? <Answering at={at} /> : null
}

function Answering({ at }: { at: LonLat }) {
  const { t } = useTranslation()
  const { data } = useInCharge(at)
  if (!data) return null
  const { located, collectors, units } = data
  return (
    <section className="around-kind">
      <h3>{t('around.inCharge')}</h3>
      <ul>
        {collectors.map(({ id, name, phone }) => (
          <Contact key={id} page={`/registers/people/${id}`} name={name} what={located.dutyGrid?.name ?? ''} phone={phone} />
        ))}
        {collectors.length === 0 ? <li className="faint">{t('around.noCollector', { grid: located.dutyGrid?.name ?? '' })}</li> : null}
      </ul>
      {units.length > 0 ? (
        <details>
          <summary>{t('around.units', { count: units.length })}</summary>
          <ul>
            {units.map(({ id, name, phone }) => (
              <Contact key={id} page={`/registers/units/${id}`} name={name} what="" phone={phone} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

function Contact({ page, name, what, phone }: { page: string; name: string; what: string; phone: string | null }) {
  return (
    <li className="inside-line">
      <Go to={page}>
        {name} {what ? <span className="faint">{what}</span> : null}
      </Go>
      {phone ? (
        <a className="figures around-phone" href={`tel:${phone}`}>
          {phone}
        </a>
      ) : null}
    </li>
  )
}
