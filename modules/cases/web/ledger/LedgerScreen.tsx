import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useUnitName } from '#modules/identity/web/index.ts'
import { Blank } from '#ui/Blank.tsx'
import { dateOnly, dateTime } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { ListScreen } from '#ui/list/ListScreen.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { usePreferences } from '#ui/preferences.tsx'
import { type PauseRow, pauseReviewsQuery, useReviewPause } from './api.ts'

const KINDS = ['suspension', 'deferral'] as const
const REASONS = ['no_owner', 'no_budget', 'planned_works', 'demolition_pending', 'litigation', 'technical', 'other'] as const

/** The ledger of what waits: why, until when, who answers for it, when it was looked at last (CL §8). */
export function LedgerScreen() {
  const { t } = useTranslation()
  const [reviewing, setReviewing] = useState<PauseRow | null>(null)
  const columns = useColumns(setReviewing)
  return (
    <>
      <ListScreen<PauseRow>
        title={t('ledger.title')}
        path="/api/pauses"
        rowKey="id"
        columns={columns}
        usual={{ endedAt: 'null' }}
        choices={[
          { key: 'endedAt', title: t('ledger.whether'), options: [{ value: 'null', label: t('ledger.running') }] },
          { key: 'kind', title: t('ledger.kind'), options: KINDS.map((value) => ({ value, label: t(`ledger.${value}`) })) },
          {
            key: 'reasonKind',
            title: t('request.reasonKind'),
            options: REASONS.map((value) => ({ value, label: t(`ledger.reason.${value}`) })),
          },
        ]}
        empty={{ title: t('ledger.empty'), hint: t('ledger.emptyHint') }}
      />
      {reviewing ? <ReviewDialog pause={reviewing} close={() => setReviewing(null)} /> : null}
    </>
  )
}

function useColumns(review: (pause: PauseRow) => void): TableColumnsType<PauseRow> {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const unitName = useUnitName()
  const reasonOf = (kind: string | null) => REASONS.find((one) => one === kind)
  return [
    {
      title: t('request.case'),
      dataIndex: 'caseCode',
      render: (code: string | null, row) => <Go to={`/cases/${row.caseId}`}>{code ?? t('case.uncoded')}</Go>,
    },
    {
      title: t('ledger.kind'),
      dataIndex: 'kind',
      render: (kind: PauseRow['kind']) => <span className="state-tag">{t(`ledger.${kind}`)}</span>,
    },
    {
      title: t('request.reasonKind'),
      dataIndex: 'reasonKind',
      render: (kind: string | null) => {
        const known = reasonOf(kind)
        return known ? t(`ledger.reason.${known}`) : '–'
      },
    },
    { title: t('ledger.explanation'), dataIndex: 'explanation', width: 260, ellipsis: true },
    { title: t('request.unit'), dataIndex: 'unitCode', render: (code: string) => unitName(code, language === 'en') },
    { title: t('request.leader'), dataIndex: 'leader', render: (leader: string | null) => leader ?? '–' },
    { title: t('request.untilAt'), dataIndex: 'untilAt', render: (at: string) => <span className="figures">{dateOnly(at)}</span> },
    { title: t('ledger.reviews'), dataIndex: 'reviews', align: 'right' },
    { title: t('ledger.nextReview'), key: 'next', render: (_value, row) => <NextReview row={row} /> },
    {
      title: '',
      key: 'act',
      render: (_value, row) =>
        row.kind === 'suspension' ? (
          <Button size="small" onClick={() => review(row)}>
            {t('ledger.review')}
          </Button>
        ) : null,
    },
  ]
}

function NextReview({ row }: { row: PauseRow }) {
  const { t } = useTranslation()
  const ended = row.ended
  if (ended) return <span className="faint">{t(`ledger.${ended}`)}</span>
  if (!row.nextReviewAt) return <>–</>
  const late = Date.parse(row.nextReviewAt) < Date.now()
  return <span className={late ? 'urgent-mark figures' : 'figures'}>{dateOnly(row.nextReviewAt)}</span>
}

/** What was found before, and room for what is found now. */
function ReviewDialog({ pause, close }: { pause: PauseRow; close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const may = useMay()
  const [form] = Form.useForm<{ finding: string }>()
  const { data: reviews = [] } = useQuery(pauseReviewsQuery(pause.id))
  const review = useReviewPause(pause.id)
  const open = pause.ended === null && may('ledger.review')
  const submit = ({ finding }: { finding: string }) =>
    review.mutate(finding, {
      onSuccess: () => {
        void message.success(t('ledger.reviewed'))
        form.resetFields()
      },
    })
  return (
    <Modal
      open
      title={`${t('ledger.review')} ${pause.caseCode ?? ''}`}
      onCancel={close}
      onOk={form.submit}
      okText={t('common.save')}
      okButtonProps={{ hidden: !open }}
      confirmLoading={review.isPending}
    >
      <ProblemAlert error={review.error} />
      <p>{pause.explanation}</p>
      {pause.measure ? (
        <p>
          <span className="faint">{t('request.measure')}</span> {pause.measure}
        </p>
      ) : null}
      {open ? (
        <Form form={form} layout="vertical" onFinish={submit}>
          <Form.Item name="finding" label={t('ledger.finding')} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea rows={3} maxLength={2000} autoFocus />
          </Form.Item>
        </Form>
      ) : null}
      {reviews.length === 0 ? <Blank title={t('ledger.noReviews')} hint={t('ledger.noReviewsHint')} /> : null}
      {reviews.map((one) => (
        <p key={one.id}>
          <b>{one.byName}</b> <span className="faint">{dateTime(one.at)}</span>
          <br />
          {one.finding}
        </p>
      ))}
    </Modal>
  )
}
