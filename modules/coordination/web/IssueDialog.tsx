import { useQuery } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal, Radio, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type IssueRights, LEVELS, type NewOrder } from '#modules/coordination/contract.ts'
import { LEVEL_RULES } from '#modules/coordination/rules.ts'
import { unitsQuery } from '#modules/identity/web/index.ts'
import { wasRefused } from '#ui/api/client.ts'
import { fieldMessage, ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useNameOf, useTitles } from '#ui/preferences.tsx'
import { useIssueOrder, useIssueRights } from './api.ts'
import { CaseField } from './CaseField.tsx'

interface IssueDialogProps {
  /** Chosen already where the dialog was opened from a case. */
  caseId: string | undefined
  close(): void
  issued(id: string): void
}

export function IssueDialog({ caseId, close, issued }: IssueDialogProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<NewOrder>()
  const issue = useIssueOrder()
  const key = useRef(crypto.randomUUID())
  const submit = (order: NewOrder) =>
    issue.mutate(
      { order, key: key.current },
      {
        onSuccess: ({ id }) => {
          void message.success(t('supervision.issued'))
          issued(id)
        },
        onError: (error) => {
          if (wasRefused(error)) key.current = crypto.randomUUID()
        },
      },
    )
  return (
    <Modal
      open
      title={t('supervision.issue')}
      onCancel={close}
      onOk={form.submit}
      okText={t('supervision.issue')}
      confirmLoading={issue.isPending}
      width={600}
    >
      <ProblemAlert error={issue.error} />
      <Form form={form} layout="vertical" onFinish={submit} initialValues={{ caseId }} scrollToFirstError>
        <Form.Item name="caseId" label={t('supervision.pickCase')} extra={t('supervision.pickCaseHelp')} rules={[{ required: true }]}>
          <CaseField />
        </Form.Item>
        <OrderFields error={issue.error} />
      </Form>
    </Modal>
  )
}

/** Kinds and levels follow from the case and the rights of the post. */
function OrderFields({ error }: { error: Error | null }) {
  const { t } = useTranslation()
  const nameOf = useNameOf()
  const form = Form.useFormInstance<NewOrder>()
  const caseId = Form.useWatch('caseId', form)
  const { data: rights } = useIssueRights(caseId)
  const { data: units = [] } = useQuery(unitsQuery)
  useEffect(() => {
    if (rights?.unitCode) form.setFieldValue('unitCode', rights.unitCode)
  }, [rights?.unitCode, form])
  if (!rights) return null
  if (rights.highest === 0) return <Alert type="warning" showIcon title={t('supervision.noRight')} />
  return (
    <>
      <KindAndLevel rights={rights} error={error} />
      <Form.Item name="unitCode" label={t('supervision.unit')} rules={[{ required: true }]} help={fieldMessage(error, 'unitCode')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={units.map((unit) => ({ value: unit.code, label: nameOf(unit) }))} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('supervision.reason')}
        rules={[{ required: true, whitespace: true }]}
        help={fieldMessage(error, 'reason')}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
    </>
  )
}

/** The lowest level that may still be issued: above what the kind begins at, and above what is open. */
const lowestOf = (one: IssueRights['kinds'][number]): number => Math.max(one.lowest, (one.openLevel ?? 0) + 1)

function KindAndLevel({ rights, error }: { rights: IssueRights; error: Error | null }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const form = Form.useFormInstance<NewOrder>()
  const kind = Form.useWatch('kind', form)
  const rule = rights.kinds.find((one) => one.kind === kind)
  const lowest = rule ? lowestOf(rule) : 1
  useEffect(() => {
    if (rule) form.setFieldValue('level', Math.min(Math.max(rule.level, lowestOf(rule)), rights.highest))
  }, [rule, rights.highest, form])
  const kindText = (one: IssueRights['kinds'][number]) =>
    one.openLevel ? `${titles(one.title)}（${t('supervision.openAlready', { level: one.openLevel })}）` : titles(one.title)
  return (
    <>
      <Form.Item name="kind" label={t('supervision.kind')} rules={[{ required: true }]} help={fieldMessage(error, 'kind')}>
        <Select
          options={rights.kinds.map((one) => ({ value: one.kind, label: kindText(one), disabled: lowestOf(one) > rights.highest }))}
        />
      </Form.Item>
      <Form.Item name="level" label={t('supervision.level')} rules={[{ required: true }]} help={fieldMessage(error, 'level')}>
        <Radio.Group
          className="level-choice"
          options={LEVELS.map((value) => ({
            value,
            label: `L${value} ${titles(LEVEL_RULES[value].title)}`,
            disabled: value < lowest || value > rights.highest,
          }))}
        />
      </Form.Item>
    </>
  )
}
