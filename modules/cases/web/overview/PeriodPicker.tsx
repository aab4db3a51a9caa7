import { DatePicker, Segmented, Space } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { useUrlWords } from '#ui/go.tsx'
import { periodOf, SPANS } from './metrics.ts'

export function PeriodPicker() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const period = periodOf(words)
  return (
    <Space wrap>
      <Segmented
        value={String(period.days)}
        onChange={(days) => change({ days, from: undefined, to: undefined })}
        options={SPANS.map((days) => ({ value: String(days), label: t(`overview.days${days}`) }))}
      />
      <DatePicker.RangePicker
        allowClear={false}
        aria-label={t('overview.period')}
        value={[dayjs(period.from), dayjs(period.to).subtract(1, 'second')]}
        onChange={(range) =>
          range?.[0] &&
          range[1] &&
          change({ days: undefined, from: range[0].startOf('day').toISOString(), to: range[1].startOf('day').add(1, 'day').toISOString() })
        }
      />
    </Space>
  )
}
