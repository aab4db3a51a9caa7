import { useTranslation } from 'react-i18next'
import type { CaseRequest } from '#modules/cases/contract.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { dateTime } from '#ui/format.ts'
import { PhotoTiles } from '#ui/photos/PhotoTiles.tsx'
import { usePreferences, useTitles } from '#ui/preferences.tsx'

/** What was asked for, in the words of who asked. */
export function RequestFacts({ request }: { request: CaseRequest }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const titles = useTitles()
  const unitName = useUnitName()
  const { reasonKindTitle, untilAt, measure, leader, suggestedUnit, photos } = request
  const facts: [string, string][] = [
    ...(reasonKindTitle ? [[t('request.reasonKind'), titles(reasonKindTitle)] as [string, string]] : []),
    ...(untilAt ? [[t('request.untilAt'), dateTime(untilAt)] as [string, string]] : []),
    ...(leader ? [[t('request.leader'), leader] as [string, string]] : []),
    ...(measure ? [[t('request.measure'), measure] as [string, string]] : []),
    ...(suggestedUnit ? [[t('request.suggestedUnit'), unitName(suggestedUnit, language === 'en')] as [string, string]] : []),
  ]
  return (
    <div style={{ margin: '4px 0 8px' }}>
      <p style={{ margin: 0 }}>{request.reason}</p>
      {facts.map(([name, value]) => (
        <div key={name}>
          <span className="faint">{name}</span> {value}
        </div>
      ))}
      <PhotoTiles ids={photos} />
    </div>
  )
}
