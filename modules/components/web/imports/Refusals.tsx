import { DownloadOutlined } from '@ant-design/icons'
import { Button, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRow, Refusal } from '#modules/components/contract.ts'
import { count } from '#ui/format.ts'
import { Pager } from '#ui/list/Pager.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { useRegister } from '#ui/register/api.ts'
import { useRefusals } from '../api.ts'

/** Every refused row by line, with field, reason and the row as it stood; the surveyor gets it as a file. */
export function Refusals({ row }: { row: ImportRow }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const register = useRegister('components')
  const [after, setAfter] = useState<string>()
  const page = useRefusals(row, after)
  const titleOf = (field: string) => {
    const found = register?.fields.find(({ key }) => key === field)
    return found ? titles(found.title) : field
  }
  return (
    <section className="panel" id="refused">
      <div className="census-refused-head">
        <h2>{t('census.refusedRows', { total: count(row.refused) })}</h2>
        <Button icon={<DownloadOutlined />} href={`/api/component-imports/${row.id}/refusals/export`} download>
          {t('list.csv')}
        </Button>
      </div>
      <ProblemAlert error={page.error} retry={() => void page.refetch()} />
      <Table<Refusal>
        rowKey="id"
        size="small"
        loading={page.isPending}
        dataSource={page.data?.rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('register.line'), dataIndex: 'line', width: 90, render: count },
          { title: t('register.column'), dataIndex: 'field', width: 160, render: titleOf },
          { title: t('common.reason'), dataIndex: 'reason', width: 320, render: titles },
          { title: t('census.raw'), dataIndex: 'raw', render: (raw: string) => <code className="census-raw">{raw}</code> },
        ]}
      />
      <Pager after={after} next={page.data?.next ?? null} go={setAfter} />
    </section>
  )
}
