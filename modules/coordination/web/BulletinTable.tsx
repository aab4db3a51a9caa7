import { Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import type { BulletinRow } from '#modules/coordination/contract.ts'
import { TRIGGER_TITLES } from '#modules/coordination/rules.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { Blank } from '#ui/Blank.tsx'
import { dateTime } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Pager } from '#ui/list/Pager.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { useBulletin } from './api.ts'

interface BulletinTableProps {
  words: Record<string, string | undefined>
  go(cursor: string | undefined): void
}

export function BulletinTable({ words, go }: BulletinTableProps) {
  const { t } = useTranslation()
  const page = useBulletin(words)
  const columns = useColumns()
  return (
    <>
      <ProblemAlert error={page.error} retry={() => void page.refetch()} />
      <Table<BulletinRow>
        rowKey="id"
        size="small"
        loading={page.isPending}
        columns={columns}
        dataSource={page.data?.rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Blank title={t('agenda.bulletinEmpty')} hint={t('agenda.bulletinHint')} /> }}
      />
      <Pager after={words.after} next={page.data?.next ?? null} go={go} />
    </>
  )
}

function useColumns(): TableColumnsType<BulletinRow> {
  const { t } = useTranslation()
  const titles = useTitles()
  const { language } = usePreferences()
  const unitName = useUnitName()
  return [
    {
      title: t('agenda.unit'),
      key: 'unit',
      width: 200,
      ellipsis: true,
      render: (_value, row) => unitName(row.unitCode, language === 'en'),
    },
    {
      title: t('agenda.case'),
      key: 'case',
      width: 260,
      render: (_value, row) => (
        <span className="order-case">
          <span className="one-line" title={row.summary}>
            {row.summary}
          </span>
          <Go to={`/supervision?open=all&order=${row.id}`} className="figures">
            {row.caseCode}
          </Go>
        </span>
      ),
    },
    { title: t('agenda.why'), key: 'why', width: 200, render: (_value, row) => titles(TRIGGER_TITLES[row.trigger]) },
    { title: t('agenda.caseDue'), key: 'caseDue', width: 150, render: (_value, row) => dateTime(row.caseDueAt) },
    { title: t('agenda.raisedAt'), key: 'raisedAt', width: 150, render: (_value, row) => dateTime(row.issuedAt) },
    {
      title: t('agenda.unanswered'),
      key: 'unanswered',
      width: 110,
      render: (_value, row) => (row.unanswered > 0 ? t('agenda.times', { count: row.unanswered }) : '–'),
    },
    {
      title: t('agenda.decision'),
      key: 'decision',
      width: 240,
      render: (_value, row) =>
        row.decision
          ? `${row.decision}（${unitName(row.ownerUnit, language === 'en')}，${row.dueOn}）`
          : t(`agenda.state.${row.agendaState}`),
    },
  ]
}
