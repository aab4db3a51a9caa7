import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { urlWith } from '../api/client.ts'
import type { UrlWords } from '../go.tsx'

interface ExportButtonProps {
  path: string
  words: UrlWords
  columns?: readonly string[]
}

/** The whole list with the filters it shows, as a file. */
export function ExportButton({ path, words, columns }: ExportButtonProps) {
  const { t } = useTranslation()
  const href = (format: string) => urlWith(`${path}/export`, { ...words, format, columns: columns?.join(',') })
  const items = [
    {
      key: 'xlsx',
      label: (
        <a href={href('xlsx')} download>
          {t('list.xlsx')}
        </a>
      ),
    },
    {
      key: 'csv',
      label: (
        <a href={href('csv')} download>
          {t('list.csv')}
        </a>
      ),
    },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<DownloadOutlined />}>{t('common.export')}</Button>
    </Dropdown>
  )
}
