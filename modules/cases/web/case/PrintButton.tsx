import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { urlWith } from '#ui/api/client.ts'
import { useKeys } from '#ui/keyboard.ts'
import { usePreferences } from '#ui/preferences.tsx'

/** The case as a file on paper, in the language of the screen. */
export function PrintButton({ id }: { id: string }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const print = () => window.open(urlWith(`/api/cases/${id}/file.pdf`, { language }), '_blank', 'noopener')
  useKeys({ p: print })
  return (
    <Button size="small" type="text" icon={<PrinterOutlined />} onClick={print}>
      {t('case.print')} <kbd className="hide-narrow">P</kbd>
    </Button>
  )
}
