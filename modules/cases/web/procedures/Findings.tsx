import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useTitles } from '#ui/preferences.tsx'
import type { DraftCheck } from './api.ts'

/** What speaks against the draft, at once: what forbids it, and what is only worth knowing. */
export function Findings({ findings }: { findings: DraftCheck['findings'] }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const of = (severity: 'error' | 'warning') => findings.filter((one) => one.severity === severity)
  if (findings.length === 0) return <Alert type="success" showIcon title={t('procedures.sound')} />
  return (
    <>
      {(['error', 'warning'] as const).map((severity) =>
        of(severity).length > 0 ? (
          <Alert
            key={severity}
            type={severity}
            showIcon
            title={t(severity === 'error' ? 'procedures.errors' : 'procedures.warnings', { count: of(severity).length })}
            description={
              <ul className="procedure-difference">
                {of(severity).map((one) => (
                  <li key={`${one.code} ${one.at} ${one.message.en}`}>{titles(one.message)}</li>
                ))}
              </ul>
            }
          />
        ) : null,
      )}
    </>
  )
}
