import { App, DatePicker, Form, Input, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Askable, CaseDetail, RequestKind } from '#modules/cases/contract.ts'
import { fieldMessage, ProblemAlert } from '#ui/ProblemAlert.tsx'
import { PhotoField } from '#ui/photos/PhotoField.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { useAskRequest } from '../api.ts'
import { UnitPicker } from './UnitPicker.tsx'

interface Given {
  reason: string
  reasonKind?: string
  untilAt?: Dayjs
  unitCode?: string
  measure?: string
  leader?: string
  photos?: string[]
}

/** One form for whatever may be asked for; what stands against a kind is said instead of hidden. */
export function AskDialog({ detail, close }: { detail: CaseDetail; close(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Given>()
  const possible = detail.askable.find((one) => one.missing.length === 0) ?? detail.askable[0]
  const [kind, setKind] = useState<RequestKind | undefined>(possible?.kind)
  const ask = useAskRequest(detail.id)
  const chosen = detail.askable.find((one) => one.kind === kind)
  const submit = ({ untilAt, ...given }: Given) => {
    if (!chosen) return
    const asked = { ...given, kind: chosen.kind, ...(untilAt ? { untilAt: untilAt.startOf('day').toISOString() } : {}) }
    ask.mutate(asked, {
      onSuccess: () => {
        void message.success(t('request.done'))
        close()
      },
    })
  }
  return (
    <Modal
      open
      title={t('request.ask')}
      onCancel={close}
      onOk={form.submit}
      okText={t('request.submit')}
      okButtonProps={{ id: 'confirm-request', disabled: !chosen || chosen.missing.length > 0 }}
      confirmLoading={ask.isPending}
    >
      <ProblemAlert error={ask.error} />
      <Form form={form} layout="vertical" onFinish={submit}>
        <KindField askable={detail.askable} chosen={chosen} choose={setKind} />
        {chosen ? <RequestFields chosen={chosen} error={ask.error} /> : null}
      </Form>
    </Modal>
  )
}

interface KindFieldProps {
  askable: Askable[]
  chosen: Askable | undefined
  choose(kind: RequestKind): void
}

function KindField({ askable, chosen, choose }: KindFieldProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const against = chosen?.missing.map(titles).join('；')
  return (
    <Form.Item
      label={t('request.choose')}
      htmlFor="request-kind"
      validateStatus={against ? 'warning' : undefined}
      help={against ? `${t('request.cannot')}：${against}` : t('request.help')}
    >
      <Select
        id="request-kind"
        value={chosen?.kind}
        onChange={choose}
        options={askable.map((one) => ({ value: one.kind, label: titles(one.title) }))}
      />
    </Form.Item>
  )
}

function RequestFields({ chosen, error }: { chosen: Askable; error: Error | null }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { reasonKinds, until, evidence, kind } = chosen
  const suspends = kind === 'suspension'
  const at = (field: string) => ({ help: fieldMessage(error, field) })
  return (
    <>
      {reasonKinds ? (
        <Form.Item name="reasonKind" label={t('request.reasonKind')} rules={[{ required: true }]} {...at('reasonKind')}>
          <Select options={Object.entries(reasonKinds).map(([value, title]) => ({ value, label: titles(title) }))} />
        </Form.Item>
      ) : null}
      <Form.Item name="reason" label={t('request.reason')} rules={[{ required: true, whitespace: true }]} {...at('reason')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      {until ? (
        <Form.Item
          name="untilAt"
          label={t('request.untilAt')}
          extra={t('request.untilHelp')}
          rules={[{ required: true }]}
          {...at('untilAt')}
        >
          <DatePicker style={{ width: '100%' }} disabledDate={(day) => day.valueOf() <= Date.now()} />
        </Form.Item>
      ) : null}
      {suspends ? (
        <Form.Item name="leader" label={t('request.leader')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={60} />
        </Form.Item>
      ) : null}
      {suspends ? (
        <Form.Item name="measure" label={t('request.measure')} extra={t('request.measureHelp')}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      ) : null}
      {kind === 'return' ? (
        <Form.Item name="unitCode" label={t('request.suggestedUnit')} {...at('unitCode')}>
          <UnitPicker />
        </Form.Item>
      ) : null}
      {evidence ? (
        <Form.Item name="photos" label={t('request.evidence')}>
          <PhotoField />
        </Form.Item>
      ) : null}
    </>
  )
}
