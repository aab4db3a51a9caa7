import { App, Button, Form, Input, Modal, Radio, Space, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { REVISIT_ANSWERS } from '#modules/cases/contract.ts'
import { useMay } from '#modules/identity/web/index.ts'
import { dateTime } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { ListScreen } from '#ui/list/ListScreen.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { type RevisitAnswer, type RevisitRow, useAnswerRevisit, useOrderRecheck } from './api.ts'

/** Citizens are asked after closing; who is not satisfied gets a second look (CL §12). */
export function RevisitsScreen() {
  const { t } = useTranslation()
  const may = useMay()
  const [asking, setAsking] = useState<RevisitRow | null>(null)
  const columns = useColumns(setAsking)
  return (
    <>
      <ListScreen<RevisitRow>
        title={t('revisit.title')}
        path="/api/revisits"
        rowKey="caseId"
        columns={columns}
        choices={[
          {
            key: 'answer',
            title: t('revisit.answer'),
            options: [
              { value: 'null', label: t('revisit.waiting') },
              ...REVISIT_ANSWERS.map((value) => ({ value, label: t(`revisit.${value}`) })),
            ],
          },
          { key: 'doubted', title: t('revisit.doubted'), options: [{ value: 'true', label: t('revisit.doubted') }] },
        ]}
        usual={may('revisit.answer') ? { answer: 'null' } : { doubted: 'true' }}
        extra={<Go to="/replies">{t('reply.list')}</Go>}
        empty={{ title: t('revisit.empty'), hint: t('revisit.emptyHint') }}
      />
      {asking ? <AnswerDialog row={asking} close={() => setAsking(null)} /> : null}
    </>
  )
}

function useColumns(ask: (row: RevisitRow) => void): TableColumnsType<RevisitRow> {
  const { t } = useTranslation()
  return [
    {
      title: t('request.case'),
      dataIndex: 'caseCode',
      render: (code: string | null, row) => <Go to={`/cases/${row.caseId}`}>{code ?? t('case.uncoded')}</Go>,
    },
    { title: t('case.description'), dataIndex: 'summary', width: 280, ellipsis: true },
    {
      title: t('revisit.due'),
      dataIndex: 'dueAt',
      render: (at: string, row) => (
        <span className={row.answer === null && Date.parse(at) < Date.now() ? 'urgent-mark figures' : 'figures'}>{dateTime(at)}</span>
      ),
    },
    { title: t('revisit.answer'), dataIndex: 'answer', render: (answer: RevisitAnswer | null) => (answer ? t(`revisit.${answer}`) : '–') },
    {
      title: t('reply.doubtDue'),
      key: 'doubtDueAt',
      render: (_value, row) =>
        row.doubted && row.doubtDueAt ? (
          <span className={Date.parse(row.doubtDueAt) < Date.now() ? 'urgent-mark figures' : 'figures'}>{dateTime(row.doubtDueAt)}</span>
        ) : (
          '–'
        ),
    },
    { title: t('revisit.note'), dataIndex: 'note', width: 200, ellipsis: true, render: (note: string | null) => note ?? '–' },
    { title: t('revisit.by'), dataIndex: 'answeredName', render: (name: string | null) => name ?? '–' },
    { title: '', key: 'act', render: (_value, row) => <RowActions row={row} ask={ask} /> },
  ]
}

function RowActions({ row, ask }: { row: RevisitRow; ask(row: RevisitRow): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const may = useMay()
  const order = useOrderRecheck()
  const again = row.answer === null || row.answer === 'no_answer'
  return (
    <Space>
      {again && may('revisit.answer') ? (
        <Button size="small" onClick={() => ask(row)}>
          {t('revisit.record')}
        </Button>
      ) : null}
      {row.doubted && may('case.supervise') ? (
        <Button
          size="small"
          type="primary"
          loading={order.isPending}
          onClick={() => order.mutate(row.caseId, { onSuccess: () => void message.success(t('revisit.ordered')) })}
        >
          {t('revisit.recheck')}
        </Button>
      ) : null}
    </Space>
  )
}

function AnswerDialog({ row, close }: { row: RevisitRow; close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ answer: RevisitAnswer; note?: string }>()
  const answer = useAnswerRevisit(row.caseId)
  const submit = (given: { answer: RevisitAnswer; note?: string }) =>
    answer.mutate(given, {
      onSuccess: () => {
        void message.success(t('revisit.done'))
        close()
      },
    })
  return (
    <Modal
      open
      title={`${t('revisit.record')} ${row.caseCode ?? ''}`}
      onCancel={close}
      onOk={form.submit}
      okText={t('common.save')}
      confirmLoading={answer.isPending}
    >
      <ProblemAlert error={answer.error} />
      <p>{row.summary}</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="answer" label={t('revisit.answer')} rules={[{ required: true }]}>
          <Radio.Group options={REVISIT_ANSWERS.map((value) => ({ value, label: t(`revisit.${value}`) }))} />
        </Form.Item>
        <Form.Item name="note" label={t('revisit.note')}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
