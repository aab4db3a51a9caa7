import { Form, type FormItemProps, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHandlers } from '../api.ts'

/** A handler of the department, with how much each has in hand. */
export function HandlerField({ caseId, required, ...shared }: FormItemProps & { caseId: string; required: boolean }) {
  const { t } = useTranslation()
  const { data, isPending } = useHandlers(caseId)
  return (
    <Form.Item
      {...shared}
      rules={[{ required }]}
      extra={data?.length === 0 ? t('work.noHandlers') : required ? undefined : t('work.otherwise')}
    >
      <Select
        allowClear={!required}
        loading={isPending}
        placeholder={t('work.choose')}
        options={(data ?? []).map((one) => ({
          value: one.id,
          label: `${one.name} · ${one.unitName}（${t('work.inHand', { count: one.inHand })}）`,
        }))}
      />
    </Form.Item>
  )
}
