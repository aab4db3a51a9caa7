import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Radio, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecheckAnswer } from '#modules/cases/contract.ts'
import { useMay } from '#modules/identity/web/index.ts'
import { Waiting } from '#ui/Blank.tsx'
import { dateTime } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { ListScreen } from '#ui/list/ListScreen.tsx'
import { fieldMessage, ProblemAlert } from '#ui/ProblemAlert.tsx'
import { PhotoField } from '#ui/photos/PhotoField.tsx'
import { caseQuery } from '../api.ts'
import { PlaceField } from '../case/PlaceField.tsx'
import { type RecheckRow, useAnswerRecheck } from './api.ts'

const KINDS = ['random', 'self_handled', 'dissatisfied'] as const
const FOUND = ['good', 'bad'] as const

/** Closed cases that are looked at once more; the collector answers from the place (CL §11, §12). */
export function RechecksScreen() {
  const { t } = useTranslation()
  const [answering, setAnswering] = useState<RecheckRow | null>(null)
  const columns = useColumns(setAnswering)
  return (
    <>
      <ListScreen<RecheckRow>
        title={t('recheck.title')}
        path="/api/rechecks"
        rowKey="id"
        columns={columns}
        choices={[
          { key: 'kind', title: t('ledger.kind'), options: KINDS.map((value) => ({ value, label: t(`recheck.${value}`) })) },
          {
            key: 'found',
            title: t('recheck.found'),
            options: [{ value: 'null', label: t('recheck.waiting') }, ...FOUND.map((value) => ({ value, label: t(`recheck.${value}`) }))],
          },
        ]}
        usual={{ found: 'null' }}
        empty={{ title: t('recheck.empty'), hint: t('recheck.emptyHint') }}
      />
      {answering ? <AnswerDialog row={answering} close={() => setAnswering(null)} /> : null}
    </>
  )
}

function useColumns(answer: (row: RecheckRow) => void): TableColumnsType<RecheckRow> {
  const { t } = useTranslation()
  const may = useMay()
  return [
    {
      title: t('request.case'),
      dataIndex: 'caseCode',
      render: (code: string | null, row) => <Go to={`/cases/${row.caseId}`}>{code ?? t('case.uncoded')}</Go>,
    },
    { title: t('case.description'), dataIndex: 'summary', width: 280, ellipsis: true },
    { title: t('ledger.kind'), dataIndex: 'kind', render: (kind: RecheckRow['kind']) => t(`recheck.${kind}`) },
    { title: t('recheck.collector'), dataIndex: 'collectorName', render: (name: string | null) => name ?? '–' },
    { title: t('recheck.ordered'), dataIndex: 'orderedAt', render: (at: string) => <span className="figures">{dateTime(at)}</span> },
    {
      title: t('recheck.found'),
      dataIndex: 'found',
      render: (found: RecheckRow['found'], row) => (
        <>
          {found ? <span className="state-tag">{t(`recheck.${found}`)}</span> : '–'}{' '}
          {row.newCaseId ? <Go to={`/cases/${row.newCaseId}`}>{t('recheck.newCase')}</Go> : null}
        </>
      ),
    },
    {
      title: '',
      key: 'act',
      render: (_value, row) =>
        row.answeredAt === null && may('case.answerTask') ? (
          <Button size="small" type="primary" onClick={() => answer(row)}>
            {t('recheck.answer')}
          </Button>
        ) : null,
    },
  ]
}

function AnswerDialog({ row, close }: { row: RecheckRow; close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<RecheckAnswer>()
  const { data: detail } = useQuery(caseQuery(row.caseId))
  const answer = useAnswerRecheck(row.id)
  const submit = (given: RecheckAnswer) =>
    answer.mutate(given, {
      onSuccess: ({ newCaseId }) => {
        void message.success(newCaseId ? t('recheck.doneNew') : t('recheck.done'))
        close()
      },
    })
  const needed = [{ required: true }]
  return (
    <Modal
      open
      title={`${t('recheck.answer')} ${row.caseCode ?? ''}`}
      onCancel={close}
      onOk={form.submit}
      okText={t('common.save')}
      confirmLoading={answer.isPending}
    >
      <ProblemAlert error={answer.error} />
      <p>{row.summary}</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="found" label={t('recheck.found')} rules={needed}>
          <Radio.Group options={FOUND.map((value) => ({ value, label: t(`recheck.${value}`) }))} />
        </Form.Item>
        <Form.Item name="photos" label={t('act.photos')} rules={needed} help={fieldMessage(answer.error, 'photos')}>
          <PhotoField />
        </Form.Item>
        <Form.Item name="point" label={t('act.point')} rules={needed} help={fieldMessage(answer.error, 'point')}>
          {detail ? <PlaceField detail={detail} /> : <Waiting rows={1} />}
        </Form.Item>
        <Form.Item name="note" label={t('act.note')}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
