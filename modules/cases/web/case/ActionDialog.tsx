import { App, Form, Modal } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActInput, Action, CaseDetail } from '#modules/cases/contract.ts'
import { wasRefused } from '#ui/api/client.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { useAct } from '../api.ts'
import { ActionFields, fieldsOf } from './ActionFields.tsx'
import type { ActionForm } from './action-form.ts'

interface ActionDialogProps {
  detail: CaseDetail
  action: Action
  close(): void
  done?: () => void
}

/** The form of an action, made from what the action asks for. */
export function ActionDialog({ detail, action, close, done }: ActionDialogProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { message } = App.useApp()
  const [form] = Form.useForm<ActionForm>()
  const act = useAct(detail.id)
  // One key for the dialog: pressing twice, or again after a broken line, acts once.
  const key = useRef(crypto.randomUUID())
  const title = titles(action.title)
  const fields = fieldsOf(action)
  const submit = (given: ActionForm) =>
    act.mutate(
      { event: action.event, key: key.current, input: inputFrom(given, detail.version) },
      {
        onSuccess: () => {
          void message.success(t('act.done', { title }))
          close()
          done?.()
        },
        onError: (error) => {
          if (wasRefused(error)) key.current = crypto.randomUUID()
        },
      },
    )
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      okText={t('act.submit', { title })}
      onOk={form.submit}
      confirmLoading={act.isPending}
      okButtonProps={{ id: OK }}
      afterOpenChange={(open) => open && document.getElementById(firstOf(action))?.focus()}
      width={560}
    >
      <ProblemAlert error={act.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={startOf(detail, fields)}
        scrollToFirstError
        onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && form.submit()}
      >
        <ActionFields detail={detail} action={action} fields={fields} error={act.error} />
      </Form>
    </Modal>
  )
}

const OK = 'confirm-action'

/** Where the cursor starts: at what must be filled in, otherwise on the button, so that Enter is enough. */
function firstOf(action: Action): string {
  if (action.reasonKinds) return 'reasonKind'
  if (action.event === 'assignHandler') return 'handlerId'
  return action.reason === 'required' ? 'reason' : OK
}

function startOf(detail: CaseDetail, fields: string[]): ActionForm {
  return {
    ...(fields.includes('matter') && detail.matterCode ? { matter: detail.matterCode } : {}),
    ...(fields.includes('unitCode') && detail.suggestedUnit ? { unitCode: detail.suggestedUnit.unitCode } : {}),
  }
}

/** What was left empty is not sent. */
function inputFrom(given: ActionForm, version: number): ActInput {
  const filled = Object.entries(given).filter(
    ([, value]) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return { ...Object.fromEntries(filled), version }
}
