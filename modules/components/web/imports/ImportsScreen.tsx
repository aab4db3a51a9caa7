import { UploadOutlined } from '@ant-design/icons'
import { Button, Progress, Table, Tag } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRow, ImportState } from '#modules/components/contract.ts'
import { Blank } from '#ui/Blank.tsx'
import { bytes, count, dateTime } from '#ui/format.ts'
import { Go, useGo, usePageTitle } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { handIn, useImports } from '../api.ts'
import '../components.css'

export const STATE_COLOURS: Readonly<Record<ImportState, string>> = {
  uploaded: 'default',
  running: 'processing',
  cancelled: 'warning',
  done: 'success',
  failed: 'error',
  rolling_back: 'processing',
  rolled_back: 'default',
}

/** Census files that were handed in, newest first, and the door for the next one. */
export function ImportsScreen() {
  const { t } = useTranslation()
  const imports = useImports()
  usePageTitle(t('census.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('census.title')}</h1>
        <Go to="/registers/components">{t('census.register')}</Go>
      </div>
      <HandIn />
      <div className="panel">
        <ProblemAlert error={imports.error} retry={() => void imports.refetch()} />
        <ImportTable rows={imports.data} waiting={imports.isPending} />
      </div>
    </div>
  )
}

function ImportTable({ rows, waiting }: { rows: ImportRow[] | undefined; waiting: boolean }) {
  const { t } = useTranslation()
  return (
    <Table<ImportRow>
      rowKey="id"
      size="small"
      loading={waiting}
      dataSource={rows}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Blank title={t('census.empty')} hint={t('census.emptyHint')} /> }}
      columns={[
        {
          title: t('census.file'),
          dataIndex: 'fileName',
          render: (name: string, row) => <Go to={`/component-imports/${row.id}`}>{name}</Go>,
        },
        {
          title: t('census.stateTitle'),
          dataIndex: 'state',
          render: (state: ImportState) => <Tag color={STATE_COLOURS[state]}>{t(`census.state.${state}`)}</Tag>,
        },
        { title: t('census.size'), dataIndex: 'bytes', align: 'right', render: bytes },
        { title: t('census.written'), dataIndex: 'written', align: 'right', render: count },
        { title: t('census.refused'), dataIndex: 'refused', align: 'right', render: count },
        { title: t('census.by'), dataIndex: 'startedName' },
        { title: t('census.at'), dataIndex: 'startedAt', render: dateTime },
      ]}
    />
  )
}

/** The file goes up with its progress; a broken line may be tried again with the same key. */
function HandIn() {
  const { t } = useTranslation()
  const go = useGo()
  const chooser = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    setError(null)
    setShare(0)
    try {
      go(`/component-imports/${(await handIn(file, crypto.randomUUID(), setShare)).id}`)
    } catch (refused) {
      setError(refused instanceof Error ? refused : new Error(String(refused)))
    } finally {
      setShare(null)
    }
  }
  return (
    <div className="panel census-hand-in">
      <ProblemAlert error={error} />
      <Button type="primary" icon={<UploadOutlined />} loading={share !== null} onClick={() => chooser.current?.click()}>
        {t('census.handIn')}
      </Button>
      <p className="faint">{t('census.formats')}</p>
      {share === null ? null : <Progress percent={Math.round(share * 100)} />}
      <input
        ref={chooser}
        type="file"
        style={{ display: 'none' }}
        accept=".csv,.txt,.geojson,.json,.zip,.gpkg"
        aria-label={t('census.handIn')}
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </div>
  )
}
