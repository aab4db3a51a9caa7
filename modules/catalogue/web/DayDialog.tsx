import { Form, Input, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { type MarkedDay, marksFor, NAMED } from './calendar-draft.ts'

interface DayDialogProps {
  day: MarkedDay
  /** Name offered for a holiday: that of the day before, as holidays come in rows. */
  offered: string
  set(day: MarkedDay): void
  close(): void
}

type Given = Pick<MarkedDay, 'mark'> & { text?: string }

/** What one day is to be: an ordinary day, a holiday, a make-up day, or the city's own decision. */
export function DayDialog({ day, offered, set, close }: DayDialogProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Given>()
  const mark = Form.useWatch('mark', form) ?? day.mark
  const submit = ({ mark: chosen, text }: Given) => {
    set({ date: day.date, mark: chosen, text: NAMED.includes(chosen) ? (text ?? '').trim() : '' })
    close()
  }
  return (
    <Modal open title={day.date} width={440} onCancel={close} onOk={form.submit} okText={t('calendar.setDay')}>
      <Form form={form} layout="vertical" onFinish={submit} initialValues={{ mark: day.mark, text: day.text || offered }}>
        <Form.Item name="mark" label={t('calendar.dayIs')}>
          <Radio.Group vertical options={marksFor(day.date, day.mark).map((value) => ({ value, label: t(`calendar.mark.${value}`) }))} />
        </Form.Item>
        {NAMED.includes(mark) ? (
          <Form.Item
            name="text"
            label={t(mark === 'holiday' ? 'calendar.holidayName' : 'calendar.reason')}
            rules={[{ required: true, whitespace: true, max: mark === 'holiday' ? 60 : 300 }]}
          >
            <Input autoFocus />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  )
}
