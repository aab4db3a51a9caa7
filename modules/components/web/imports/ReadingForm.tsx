import { Alert, Button, Select, Skeleton, Table, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRow, Preview, Reading } from '#modules/components/contract.ts'
import { COORDINATE_SYSTEMS, type CoordinateSystem, GEOMETRY_KINDS } from '#modules/components/rules.ts'
import { degrees } from '#ui/format.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { useRegister } from '#ui/register/api.ts'
import { useImportStep, usePreview } from '../api.ts'

const ATTRIBUTES = [
  'code',
  'name',
  'authorityUnitCode',
  'authorityUnitName',
  'initialDate',
  'status',
  'ownerUnitCode',
  'ownerUnitName',
  'maintenanceUnitCode',
  'maintenanceUnitName',
  'changeDate',
  'dataSource',
  'remark',
]
const PLACE = ['lon', 'lat']

/** Guessed, shown and corrected: which column is which attribute, and in which coordinates the places are. */
export function ReadingForm({ row }: { row: ImportRow }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [reading, setReading] = useState<Partial<Reading>>({})
  const preview = usePreview(row.id, reading)
  const step = useImportStep(row.id)
  const { data } = preview
  if (preview.error && !data) return <ProblemAlert error={preview.error} retry={() => void preview.refetch()} />
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />
  const mapping = { ...data.mapping, ...reading.mapping }
  const map = (field: string, column: string | undefined) => {
    const { [field]: _, ...rest } = mapping
    setReading({ ...reading, mapping: column === undefined ? rest : { ...rest, [field]: column } })
  }
  const start = () => step.mutate({ step: 'start', body: { crs: data.crs, mapping } })
  return (
    <section className="panel">
      <h2>{t('census.reading')}</h2>
      <ProblemAlert error={step.error ?? preview.error} />
      <div className="census-system">
        <span>{t('census.system_')}</span>
        <Select<CoordinateSystem>
          value={data.crs}
          aria-label={t('census.system_')}
          onChange={(crs) => setReading({ ...reading, crs })}
          options={systems().map((value) => ({ value, label: titles(COORDINATE_SYSTEMS[value]) }))}
        />
      </div>
      <MappingFields
        columns={row.columns}
        fields={data.shapes ? ATTRIBUTES : [...ATTRIBUTES, ...PLACE]}
        mapping={mapping}
        map={map}
        missing={data.missing}
      />
      <PreviewTable preview={data} />
      <div className="census-start">
        <Button type="primary" size="large" id="start-import" disabled={data.missing.length > 0} loading={step.isPending} onClick={start}>
          {t('census.start')}
        </Button>
        <span className="faint">{t('census.startHint')}</span>
      </div>
    </section>
  )
}

function systems(): CoordinateSystem[] {
  const isSystem = (key: string): key is CoordinateSystem => key in COORDINATE_SYSTEMS
  return Object.keys(COORDINATE_SYSTEMS).filter(isSystem)
}

function useFieldTitle(): (field: string) => string {
  const titles = useTitles()
  const register = useRegister('components')
  return (field) => {
    const found = register?.fields.find(({ key }) => key === field)
    return found ? titles(found.title) : field
  }
}

interface MappingProps {
  columns: readonly string[]
  fields: readonly string[]
  mapping: Reading['mapping']
  missing: readonly string[]
  map(field: string, column: string | undefined): void
}

function MappingFields({ columns, fields, mapping, missing, map }: MappingProps) {
  const { t } = useTranslation()
  const titleOf = useFieldTitle()
  return (
    <>
      <div className="census-mapping">
        {fields.map((field) => (
          <div key={field}>
            <span>{titleOf(field)}</span>
            <Select
              allowClear
              showSearch
              value={mapping[field]}
              status={missing.includes(field) ? 'error' : ''}
              placeholder={t('census.noColumn')}
              aria-label={titleOf(field)}
              onChange={(column: string | undefined) => map(field, column)}
              options={columns.map((column) => ({ value: column, label: column }))}
            />
          </div>
        ))}
      </div>
      {missing.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('census.missing', { fields: missing.map(titleOf).join('、') })}
          style={{ marginBottom: 12 }}
        />
      ) : null}
    </>
  )
}

type PreviewRow = Preview['rows'][number]

function PreviewTable({ preview }: { preview: Preview }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const titleOf = useFieldTitle()
  const good = preview.rows.filter(({ faults }) => faults.length === 0).length
  const cell = (field: string) => ({
    key: field,
    title: titleOf(field),
    render: (_: unknown, row: PreviewRow) => String(row.fields[field] ?? ''),
  })
  const kinds: Readonly<Record<string, (typeof GEOMETRY_KINDS)[keyof typeof GEOMETRY_KINDS]>> = GEOMETRY_KINDS
  const kindOf = (kind: string | null) => (kind && kinds[kind] ? titles(kinds[kind]) : '')
  return (
    <>
      <h3>{t('census.preview', { good, all: preview.rows.length })}</h3>
      <Table<PreviewRow>
        rowKey="line"
        size="small"
        dataSource={preview.rows}
        pagination={false}
        scroll={{ x: 'max-content', y: 320 }}
        columns={[
          { title: t('register.line'), dataIndex: 'line', width: 70, fixed: 'left' },
          {
            title: t('census.check'),
            width: 260,
            render: (_, { faults }) =>
              faults.length === 0 ? (
                <Tag color="success">{t('census.good')}</Tag>
              ) : (
                <span className="census-faults">
                  {faults.map(({ field, reason }) => `${titleOf(field)}：${titles(reason)}`).join('；')}
                </span>
              ),
          },
          cell('code'),
          cell('name'),
          cell('authorityUnitName'),
          cell('status'),
          cell('initialDate'),
          { title: t('census.place'), render: (_, { lon, lat }) => (lon === null || lat === null ? '–' : degrees(lon, lat)) },
          { title: t('census.kind'), render: (_, { kind }) => kindOf(kind) },
          { title: titleOf('unitGridCode'), dataIndex: 'unitGridCode' },
        ]}
      />
    </>
  )
}
