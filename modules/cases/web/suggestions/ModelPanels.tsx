import { Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { InUse, ModelRow } from '#modules/cases/contract.ts'
import { useMatterName } from '#modules/catalogue/web/index.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { Blank } from '#ui/Blank.tsx'
import { count } from '#ui/format.ts'
import { usePreferences } from '#ui/preferences.tsx'
import { exactShare } from './api.ts'

/** Figures and confusions of one version, a panel for each thing it tells. */
export function ModelReportPanels({ model }: { model: ModelRow }) {
  const { t } = useTranslation()
  const { trained, tested, figures, combined, routed } = model.report
  return figures.map((own) => {
    const unit = own.target === 'unit'
    const rows = [
      { method: t('suggestions.linear'), accuracy: own.linear },
      ...(unit && combined ? [{ method: t('suggestions.combined'), accuracy: combined }] : []),
      ...(unit && routed ? [{ method: t('suggestions.routed'), accuracy: routed }] : []),
      { method: t('suggestions.bayes'), accuracy: own.bayes },
      { method: t('suggestions.majority'), accuracy: own.majority },
    ]
    return (
      <section className="panel" key={own.target}>
        <h2>
          {t('suggestions.report', { version: model.version })} · {t(unit ? 'suggestions.unit' : 'suggestions.matter')}
        </h2>
        <p className="faint">{t('suggestions.reportHint', { trained: count(trained), tested: count(tested) })}</p>
        <Table
          rowKey="method"
          size="small"
          pagination={false}
          dataSource={rows}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('suggestions.method'), dataIndex: 'method' },
            { title: t('suggestions.top1'), key: 'top1', align: 'right', render: (_value, { accuracy }) => exactShare(accuracy.top1) },
            { title: t('suggestions.top3'), key: 'top3', align: 'right', render: (_value, { accuracy }) => exactShare(accuracy.top3) },
          ]}
        />
        <p className="faint">{t('suggestions.confidence', { share: exactShare(own.calibrationError) })}</p>
        <h3 className="section-title" style={{ marginTop: 12 }}>
          {t('suggestions.confusions')}
        </h3>
        <ConfusionTable target={own.target} rows={own.confusions} />
      </section>
    )
  })
}

/** What people chose in the last months against what was suggested. */
export function InUsePanel({ inUse }: { inUse: InUse[] }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('suggestions.inUse')}</h2>
      <p className="faint">{t('suggestions.inUseHint')}</p>
      <Table<InUse>
        rowKey={(row) => `${row.target} ${row.version}`}
        size="small"
        pagination={false}
        dataSource={inUse}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Blank title={t('suggestions.inUseEmpty')} hint={t('suggestions.inUseEmptyHint')} /> }}
        expandable={{
          rowExpandable: ({ confusions }) => confusions.length > 0,
          expandedRowRender: ({ target, confusions }) => <ConfusionTable target={target} rows={confusions} />,
        }}
        columns={[
          { title: t('suggestions.target'), dataIndex: 'target', render: (target: InUse['target']) => t(`suggestions.${target}`) },
          { title: t('suggestions.version'), dataIndex: 'version', align: 'right' },
          { title: t('suggestions.count'), dataIndex: 'cases', align: 'right', render: (some: number) => count(some) },
          { title: t('suggestions.top1'), dataIndex: 'top1', align: 'right', render: exactShare },
          { title: t('suggestions.top3'), dataIndex: 'top3', align: 'right', render: exactShare },
        ]}
      />
    </section>
  )
}

function ConfusionTable({ target, rows }: { target: string; rows: InUse['confusions'] }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const matterName = useMatterName()
  const unitName = useUnitName()
  const nameOf = (code: string) => (
    <>
      {(target === 'matter' ? matterName(code) : unitName(code, language === 'en')) ?? code} <span className="faint figures">{code}</span>
    </>
  )
  return (
    <Table
      rowKey={(row) => `${row.actual} ${row.given}`}
      size="small"
      dataSource={rows}
      pagination={rows.length > 10 ? { pageSize: 10, showSizeChanger: false, size: 'small' } : false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t('suggestions.noConfusions') }}
      columns={[
        { title: t('suggestions.actual'), dataIndex: 'actual', render: nameOf },
        { title: t('suggestions.given'), dataIndex: 'given', render: nameOf },
        { title: t('suggestions.count'), dataIndex: 'cases', align: 'right', render: (some: number) => count(some) },
      ]}
    />
  )
}
