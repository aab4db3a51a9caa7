import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'

interface ComponentFieldProps {
  value?: string
  onChange?: (code: string | undefined) => void
}

/** The component a report is about, where the page it was opened from named one. */
export function ComponentField({ value, onChange }: ComponentFieldProps) {
  const { t } = useTranslation()
  if (!value) return null
  return (
    <p style={{ marginBottom: 16 }}>
      {`${t('component.chosen')}　`}
      <Tag closable className="figures" onClose={() => onChange?.(undefined)} title={t('component.drop')}>
        {value}
      </Tag>
    </p>
  )
}
