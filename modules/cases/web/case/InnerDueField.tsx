import { DatePicker, Form, type FormItemProps } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'

/** By when the department wants the result; kept as an instant. */
export function InnerDueField(shared: FormItemProps) {
  const { t } = useTranslation()
  return (
    <Form.Item
      {...shared}
      extra={t('work.innerDueHelp')}
      getValueProps={(value: string | undefined) => ({ value: value ? dayjs(value) : null })}
      getValueFromEvent={(at: Dayjs | null) => at?.toISOString()}
    >
      <DatePicker
        showTime={{ format: 'HH:mm', minuteStep: 15 }}
        format="YYYY-MM-DD HH:mm"
        style={{ width: '100%' }}
        disabledDate={(day) => day.isBefore(dayjs(), 'day')}
      />
    </Form.Item>
  )
}
