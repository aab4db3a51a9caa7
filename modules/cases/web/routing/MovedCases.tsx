import { Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MovedCase } from '#modules/cases/contract.ts'
import { useMatterName } from '#modules/catalogue/web/index.ts'
import { useRegionName } from '#modules/grid/web/index.ts'
import { useMay, useUnitName } from '#modules/identity/web/index.ts'
import { dateTime } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { ExportButton } from '#ui/list/ExportButton.tsx'
import { Pager } from '#ui/list/Pager.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { usePreferences } from '#ui/preferences.tsx'
import { StateTag } from '../StateTag.tsx'
import { MOVED, useMoved } from './api.ts'

/** The cases behind a number, page by page and as a file. */
export function MovedCases({ words }: { words: Record<string, string> }) {
  const { t } = useTranslation()
  const [after, setAfter] = useState<string>()
  const { data, error, isPending } = useMoved({ ...words, after })
  const columns = useColumns()
  return (
    <section style={{ marginTop: 16 }}>
      <div className="page-head" style={{ marginBottom: 8 }}>
        <h3 className="section-title" style={{ margin: 0 }}>
          {t('routing.list')}
        </h3>
        <div className="push">
          <ExportButton path={MOVED} words={words} />
        </div>
      </div>
      <ProblemAlert error={error} />
      <Table<MovedCase>
        rowKey="id"
        size="small"
        loading={isPending}
        columns={columns}
        dataSource={data?.rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
      <Pager after={after} next={data?.next ?? null} go={setAfter} />
    </section>
  )
}

function useColumns(): TableColumnsType<MovedCase> {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const may = useMay()
  const matterName = useMatterName()
  const regionName = useRegionName()
  const unitName = useUnitName()
  return [
    {
      title: t('routing.code'),
      dataIndex: 'caseCode',
      // Who keeps the handbook does not always see cases.
      render: (code: string | null, row) =>
        may('case.read') ? <Go to={`/cases/${row.id}`}>{code}</Go> : <span className="figures">{code}</span>,
    },
    { title: t('routing.matter'), dataIndex: 'matterCode', render: (code: string | null) => matterName(code) },
    {
      title: t('routing.place'),
      key: 'place',
      render: (_value, row) => [row.districtCode, row.streetCode].map(regionName).filter(Boolean).join(' / '),
    },
    { title: t('routing.actual'), dataIndex: 'unitCode', render: (code: string | null) => unitName(code, language === 'en') },
    {
      title: t('routing.dispatchedAt'),
      dataIndex: 'dispatchedAt',
      render: (at: string | null) => <span className="figures">{dateTime(at)}</span>,
    },
    { title: t('case.state'), dataIndex: 'state', render: (state: MovedCase['state']) => <StateTag state={state} /> },
  ]
}
