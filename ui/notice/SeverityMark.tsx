import { useTranslation } from 'react-i18next'
import type { Severity } from '#kernel/notice/definition.ts'
import { LightMark } from '../clock/LightMark.tsx'

const LIGHTS = { info: null, warning: 'yellow', urgent: 'red' } as const

/** How pressing a notice is: a shape and, for who does not see it, a word. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { t } = useTranslation()
  return (
    <span className="severity-mark" title={t(`notice.severity.${severity}`)}>
      <LightMark light={LIGHTS[severity]} />
      <span className="visually-hidden">{t(`notice.severity.${severity}`)}</span>
    </span>
  )
}
