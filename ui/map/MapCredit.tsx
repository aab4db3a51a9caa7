import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { baseMapQuery, useCity } from '../api/city.ts'
import { useTitles } from '../preferences.tsx'

/** What the map is and is not, always in sight; sources and the demo notice one click away. */
export function MapCredit({ brief }: { brief: boolean }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const city = useCity()
  const external = useQuery(baseMapQuery).data?.external?.attribution
  if (!city) return null
  return (
    <details className="map-credit">
      <summary title={city.attribution.join('\n')}>
        {external ?? t('map.notice')}
        {city.demoNotice ? ` · ${t('product.demo')}` : ''}
        {brief ? '' : ` · ${t('map.attribution')} ▸`}
      </summary>
      <ul>
        {city.attribution.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {city.demoNotice ? <li>{titles(city.demoNotice)}</li> : null}
      </ul>
    </details>
  )
}
