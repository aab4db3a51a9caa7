import { CopyOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import './open-data.css'

/** Something to be copied, whole and legible. */
export function CopyLine({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const copy = () => void copyText(text).then((copied) => copied && message.success(t('openData.copied')))
  return (
    <div className="copy-line">
      <code>{text}</code>
      <Button
        size="small"
        icon={<CopyOutlined />}
        aria-label={`${t('openData.copy')}：${label}`}
        title={t('openData.copy')}
        onClick={copy}
      />
    </div>
  )
}

/** Browsers give the clipboard to pages of a safe origin only; inside a city's network there may be plain HTTP. */
async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(text)
    return true
  }
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  return copied
}
