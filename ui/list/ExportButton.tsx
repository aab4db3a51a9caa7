import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { urlWith } from '../api/client.ts'
import type { UrlWords } from '../go.tsx'

interface ExportButtonProps {
  path: string
  words: UrlWords
  columns?: readonly string[]
  /** The rows have a place: files of a GIS, too. */
  placed?: boolean
}

const TABLES = ['xlsx', 'csv'] as const
const MAPS = ['gpkg', 'geojson'] as const

/** The whole list with the filters it shows, as a file. */
export function ExportButton({ path, words, columns, placed }: ExportButtonProps) {
  const { t } = useTranslation()
  const href = (format: string) => urlWith(`${path}/export`, { ...words, format, columns: columns?.join(',') })
  const items = [...TABLES, ...(placed ? MAPS : [])].map((format) => ({
    key: format,
    label: (
      <a href={href(format)} download>
        {t(`list.${format}`)}
      </a>
    ),
  }))
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<DownloadOutlined />}>{t('common.export')}</Button>
    </Dropdown>
  )
}
