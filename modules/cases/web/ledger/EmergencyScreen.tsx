import { useQuery } from '@tanstack/react-query'
import { App, Button, DatePicker, Form, Input, Modal, Popconfirm, Select, Table, type TableColumnsType } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModePauseOrder } from '#modules/cases/contract.ts'
import { useRegions } from '#modules/grid/web/index.ts'
import { useMay } from '#modules/identity/web/index.ts'
import { Blank } from '#ui/Blank.tsx'
import { count, dateTime } from '#ui/format.ts'
import { Go, usePageTitle } from '#ui/go.tsx'
import { fieldMessage, ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useNameOf } from '#ui/preferences.tsx'
import { modePausesQuery, useEndPause, useOrderPause } from './api.ts'

/** In an emergency the ordinary clocks of an area rest, by one order, to a stated time (CL §15). */
export function EmergencyScreen() {
  const { t } = useTranslation()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const { data, error, refetch, isPending } = useQuery(modePausesQuery)
  const columns = useColumns()
  usePageTitle(t('emergency.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('emergency.title')}</h1>
        <div className="push">
          {may('mode.order') ? (
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('emergency.order')}
            </Button>
          ) : null}
        </div>
      </div>
      <p className="faint">{t('emergency.hint')}</p>
      <div className="panel">
        <ProblemAlert error={error} retry={() => void refetch()} />
        <Table<ModePauseOrder>
          rowKey="id"
          size="small"
          loading={isPending}
          columns={columns}
          dataSource={data}
          pagination={false}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: <Blank title={t('emergency.empty')} hint={t('emergency.emptyHint')} /> }}
        />
      </div>
      {open ? <OrderDialog close={() => setOpen(false)} /> : null}
    </div>
  )
}

function useColumns(): TableColumnsType<ModePauseOrder> {
  const { t } = useTranslation()
  const may = useMay()
  const end = useEndPause()
  const nameOf = useAreaName()
  return [
    { title: t('emergency.name'), dataIndex: 'name' },
    { title: t('emergency.area'), dataIndex: 'regionCode', render: nameOf },
    { title: t('emergency.reason'), dataIndex: 'reason', width: 240, ellipsis: true },
    { title: t('emergency.from'), dataIndex: 'fromAt', render: (at: string) => <span className="figures">{dateTime(at)}</span> },
    { title: t('emergency.until'), dataIndex: 'untilAt', render: (at: string) => <span className="figures">{dateTime(at)}</span> },
    { title: t('emergency.by'), dataIndex: 'orderedName' },
    {
      title: t('emergency.cases'),
      dataIndex: 'cases',
      align: 'right',
      render: (cases: number, row) => <Go to={`/cases?open=true&modePauseId=${row.id}`}>{count(cases)}</Go>,
    },
    {
      title: '',
      key: 'act',
      render: (_value, row) =>
        row.endedAt ? (
          <span className="faint">{t('emergency.ended', { at: dateTime(row.endedAt) })}</span>
        ) : may('mode.order') ? (
          <Popconfirm title={t('emergency.endAsk')} onConfirm={() => end.mutate(row.id)}>
            <Button size="small" loading={end.isPending}>
              {t('emergency.end')}
            </Button>
          </Popconfirm>
        ) : null,
    },
  ]
}

function useAreaName(): (code: string) => string {
  const nameOf = useNameOf()
  const { data: regions = [] } = useRegions()
  return (code) => {
    const region = regions.find((one) => one.code === code)
    return region ? nameOf(region) : code
  }
}

interface Given {
  name: string
  regionCode: string
  untilAt: Dayjs
  reason: string
}

const LEVELS = ['city', 'district', 'street'] as const

/** The city, its districts and streets. */
function useAreas() {
  const { data: regions = [] } = useRegions()
  return regions.filter((region) => LEVELS.some((level) => level === region.level))
}

function OrderDialog({ close }: { close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const nameOf = useNameOf()
  const [form] = Form.useForm<Given>()
  const areas = useAreas()
  const order = useOrderPause()
  const submit = ({ untilAt, ...given }: Given) => {
    const regionLevel = LEVELS.find((level) => level === areas.find((one) => one.code === given.regionCode)?.level) ?? 'city'
    order.mutate(
      { ...given, regionLevel, untilAt: untilAt.toISOString() },
      {
        onSuccess: () => {
          void message.success(t('emergency.done'))
          close()
        },
      },
    )
  }
  const needed = [{ required: true }]
  return (
    <Modal
      open
      title={t('emergency.order')}
      onCancel={close}
      onOk={form.submit}
      okText={t('emergency.order')}
      confirmLoading={order.isPending}
    >
      <ProblemAlert error={order.error} />
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="name" label={t('emergency.name')} rules={needed} extra={t('emergency.nameHint')}>
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="regionCode" label={t('emergency.area')} rules={needed} help={fieldMessage(order.error, 'regionCode')}>
          <Select
            options={areas.map((region) => ({ value: region.code, label: `${nameOf(region)} ${region.code}` }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
        <Form.Item name="untilAt" label={t('emergency.until')} rules={needed} help={fieldMessage(order.error, 'untilAt')}>
          <DatePicker showTime={{ format: 'HH:mm' }} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reason" label={t('emergency.reason')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
