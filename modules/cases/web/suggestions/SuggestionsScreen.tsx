import { useQuery } from '@tanstack/react-query'
import { Button, Table, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelRow, Suggestions } from '#modules/cases/contract.ts'
import { Blank, Waiting } from '#ui/Blank.tsx'
import { count, dateOnly, dateTime } from '#ui/format.ts'
import { usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { exactShare, suggestionsQuery } from './api.ts'
import { InUsePanel, ModelReportPanels } from './ModelPanels.tsx'
import { PublishModel } from './PublishModel.tsx'
import './suggestions.css'

/** The models a city made from its own cases: how good each is, which one suggests, and what it mistakes. */
export function SuggestionsScreen() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(suggestionsQuery)
  usePageTitle(t('suggestions.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('suggestions.title')}</h1>
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data ? <Overview overview={data} /> : error ? null : <Waiting rows={10} />}
    </div>
  )
}

function Overview({ overview }: { overview: Suggestions }) {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const [publishing, setPublishing] = useState<ModelRow | null>(null)
  const { models } = overview
  const shown = models.find(({ version }) => String(version) === words.version) ?? models.find(({ current }) => current) ?? models[0]
  const columns = useColumns(setPublishing)
  return (
    <>
      <section className="panel">
        <h2>{t('suggestions.models')}</h2>
        <Table<ModelRow>
          rowKey="version"
          size="small"
          columns={columns}
          dataSource={models}
          pagination={models.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
          scroll={{ x: 'max-content' }}
          onRow={(row) => ({ onClick: () => change({ version: String(row.version) }), style: { cursor: 'pointer' } })}
          rowSelection={{
            type: 'radio',
            selectedRowKeys: shown ? [shown.version] : [],
            onSelect: (row) => change({ version: String(row.version) }),
          }}
          locale={{ emptyText: <Blank title={t('suggestions.empty')} hint={t('suggestions.emptyHint')} /> }}
        />
      </section>
      <div className="model-grid">
        {shown ? <ModelReportPanels model={shown} /> : null}
        <InUsePanel inUse={overview.inUse} />
        <Publications rows={overview.publications} />
      </div>
      {publishing ? <PublishModel version={publishing.version} close={() => setPublishing(null)} /> : null}
    </>
  )
}

function useColumns(publish: (model: ModelRow) => void): TableColumnsType<ModelRow> {
  const { t } = useTranslation()
  const pair = (model: ModelRow, target: string) => {
    const linear = model.report.figures.find((one) => one.target === target)?.linear
    const used = target === 'unit' ? (model.report.combined ?? linear) : linear
    return used ? `${exactShare(used.top1)} / ${exactShare(used.top3)}` : '–'
  }
  return [
    {
      title: t('suggestions.version'),
      key: 'version',
      render: (_value, { version, current }) => (
        <>
          <b className="figures">{version}</b> {current ? <Tag color="success">{t('suggestions.inForce')}</Tag> : null}
        </>
      ),
    },
    { title: t('suggestions.madeAt'), dataIndex: 'madeAt', render: (at: string) => dateTime(at) },
    { title: t('suggestions.untilAt'), dataIndex: 'untilAt', render: (at: string) => dateOnly(at) },
    { title: t('suggestions.cases'), dataIndex: 'cases', align: 'right', render: (some: number) => count(some) },
    { title: t('suggestions.corrected'), dataIndex: 'corrected', align: 'right', render: (some: number) => count(some) },
    { title: t('suggestions.matterFigures'), key: 'matter', align: 'right', render: (_value, model) => pair(model, 'matter') },
    { title: t('suggestions.unitFigures'), key: 'unit', align: 'right', render: (_value, model) => pair(model, 'unit') },
    {
      title: '',
      key: 'publish',
      render: (_value, model) =>
        model.current ? null : (
          <Button
            size="small"
            onClick={(event) => {
              event.stopPropagation()
              publish(model)
            }}
          >
            {t('suggestions.publish')}
          </Button>
        ),
    },
  ]
}

function Publications({ rows }: { rows: Suggestions['publications'] }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('suggestions.publications')}</h2>
      <Table
        rowKey={(row) => `${row.at} ${row.version}`}
        size="small"
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Blank title={t('suggestions.empty')} /> }}
        columns={[
          { title: t('suggestions.at'), dataIndex: 'at', render: (at: string) => dateTime(at) },
          { title: t('suggestions.version'), dataIndex: 'version', align: 'right' },
          { title: t('suggestions.by'), dataIndex: 'byName', render: (name: string) => (name === 'system' ? t('common.system') : name) },
          {
            title: t('suggestions.reason'),
            key: 'reason',
            render: (_value, { kind, reason }) => (
              <>
                <Tag>{t(`suggestions.kind.${kind}`)}</Tag>
                {kind === 'by_hand' ? reason : null}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}
