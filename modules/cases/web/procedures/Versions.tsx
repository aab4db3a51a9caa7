import { useQuery } from '@tanstack/react-query'
import { Select, Table, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Waiting } from '#ui/Blank.tsx'
import { count, dateTime } from '#ui/format.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { type ProcedureView, useVersion, type Version, type VersionRow, versionsQuery } from './api.ts'
import { Difference } from './Difference.tsx'

interface VersionsProps {
  table: ProcedureView
  shown: number
  against: number | undefined
  show(words: Record<string, string | undefined>): void
}

/** Who changed what, when and why; and how many cases still run on it. */
export function Versions({ table, shown, against, show }: VersionsProps) {
  const { t } = useTranslation()
  const { data: versions, error, refetch } = useQuery(versionsQuery)
  const { data: version } = useVersion(shown, against)
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!versions) return <Waiting rows={4} />
  return (
    <>
      <Table<VersionRow>
        size="small"
        rowKey="version"
        dataSource={versions}
        pagination={false}
        scroll={{ x: 720 }}
        onRow={(row) => ({ onClick: () => show({ version: String(row.version), against: undefined }) })}
        rowClassName={(row) => (row.version === shown ? 'ant-table-row-selected procedure-version' : 'procedure-version')}
        columns={[
          {
            title: t('procedures.version'),
            width: 120,
            render: (_, row) => (
              <>
                <b className="figures">V{row.version}</b> {row.current ? <Tag color="processing">{t('procedures.inForce')}</Tag> : null}
              </>
            ),
          },
          { title: t('common.time'), width: 160, render: (_, row) => dateTime(row.madeAt) },
          { title: t('common.who'), width: 140, render: (_, row) => row.madeName ?? t('procedures.withCity') },
          { title: t('procedures.note'), dataIndex: 'note' },
          { title: t('procedures.changes'), width: 110, align: 'right', render: (_, row) => count(row.changes) },
          { title: t('procedures.running'), width: 120, align: 'right', render: (_, row) => count(row.running) },
        ]}
      />
      {version ? <Compared table={table} version={version} versions={versions} show={show} /> : null}
    </>
  )
}

interface ComparedProps {
  table: ProcedureView
  version: Version
  versions: VersionRow[]
  show(words: Record<string, string | undefined>): void
}

function Compared({ table, version, versions, show }: ComparedProps) {
  const { t } = useTranslation()
  return (
    <section className="procedure-compare">
      <h3>
        V{version.version} {t('procedures.comparedWith')}{' '}
        <Select
          size="small"
          value={version.against ?? 0}
          aria-label={t('procedures.comparedWith')}
          popupMatchSelectWidth={false}
          onChange={(next: number) => show({ version: String(version.version), against: String(next) })}
          options={[
            ...(version.against === null ? [{ value: 0, label: t('procedures.theTable') }] : []),
            ...versions.filter((one) => one.version !== version.version).map((one) => ({ value: one.version, label: `V${one.version}` })),
          ]}
        />
      </h3>
      <Difference table={table} changes={version.difference} />
    </section>
  )
}
