import { useQuery } from '@tanstack/react-query'
import { App, DatePicker, Form, Input, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderActInput } from '#modules/coordination/contract.ts'
import { unitsQuery } from '#modules/identity/web/index.ts'
import { wasRefused } from '#ui/api/client.ts'
import { fieldMessage, ProblemAlert } from '#ui/ProblemAlert.tsx'
import { PhotoField } from '#ui/photos/PhotoField.tsx'
import { useNameOf, useTitles } from '#ui/preferences.tsx'
import { type Action, useActOnOrder } from '../api.ts'

interface Given {
  reason?: string
  photos?: string[]
  ownerUnit?: string
  dueOn?: Dayjs
}

interface OrderDialogProps {
  order: { id: string; version?: number; reason?: string }
  action: Action
  close(): void
}

/** The form of an action on an order: words, and for an answer its evidence, for a decision its owner and date. */
export function OrderDialog({ order, action, close }: OrderDialogProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { message } = App.useApp()
  const [form] = Form.useForm<Given>()
  const act = useActOnOrder(order.id)
  // One key for the dialog: pressing twice, or again after a broken line, acts once.
  const key = useRef(crypto.randomUUID())
  const submit = (given: Given) =>
    act.mutate(
      { event: action.event, input: inputOf(given, order.version), key: key.current },
      {
        onSuccess: () => {
          void message.success(t('act.done', { title: titles(action.title) }))
          close()
        },
        onError: (error) => {
          if (wasRefused(error)) key.current = crypto.randomUUID()
        },
      },
    )
  return (
    <Modal
      open
      title={titles(action.title)}
      onCancel={close}
      onOk={form.submit}
      okText={titles(action.title)}
      confirmLoading={act.isPending}
      width={560}
    >
      <ProblemAlert error={act.error} />
      {order.reason ? <p className="order-reason">{order.reason}</p> : null}
      <Form form={form} layout="vertical" onFinish={submit} scrollToFirstError>
        <Fields action={action} error={act.error} />
      </Form>
    </Modal>
  )
}

function Fields({ action, error }: { action: Action; error: Error | null }) {
  const { t } = useTranslation()
  const { event } = action
  const label = event === 'answer' ? t('supervision.answerText') : event === 'decide' ? t('supervision.decision') : t('act.reason')
  return (
    <>
      <Form.Item
        name="reason"
        label={label}
        extra={event === 'answer' ? t('supervision.answerHelp') : undefined}
        rules={[{ required: action.reason === 'required', whitespace: true }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount autoFocus />
      </Form.Item>
      {event === 'answer' ? (
        <Form.Item name="photos" label={t('supervision.evidence')} extra={t('photo.limit')} help={fieldMessage(error, 'photos')}>
          <PhotoField />
        </Form.Item>
      ) : null}
      {event === 'decide' ? <DecisionFields error={error} /> : null}
    </>
  )
}

function DecisionFields({ error }: { error: Error | null }) {
  const { t } = useTranslation()
  const nameOf = useNameOf()
  const { data: units = [], isPending } = useQuery(unitsQuery)
  return (
    <>
      <Form.Item name="ownerUnit" label={t('supervision.ownerUnit')} rules={[{ required: true }]} help={fieldMessage(error, 'ownerUnit')}>
        <Select
          loading={isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map((unit) => ({ value: unit.code, label: nameOf(unit) }))}
        />
      </Form.Item>
      <Form.Item name="dueOn" label={t('supervision.dueOn')} rules={[{ required: true }]} help={fieldMessage(error, 'dueOn')}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
    </>
  )
}

function inputOf({ reason, photos, ownerUnit, dueOn }: Given, version: number | undefined): OrderActInput {
  return {
    ...(version === undefined ? {} : { version }),
    ...(reason ? { reason } : {}),
    ...(photos?.length ? { photos } : {}),
    ...(ownerUnit ? { ownerUnit } : {}),
    ...(dueOn ? { dueOn: dueOn.format('YYYY-MM-DD') } : {}),
  }
}
