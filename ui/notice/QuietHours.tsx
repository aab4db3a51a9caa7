import { App, Button, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '#kernel/notice/contract.ts'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { useSetQuiet } from './api.ts'

const atMinute = (minute: number) => dayjs().startOf('day').add(minute, 'minute')
const minuteOf = (time: dayjs.Dayjs) => time.hour() * 60 + time.minute()

export function QuietHours({ quiet }: { quiet: Preferences['quiet'] }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const set = useSetQuiet()
  const [range, setRange] = useState<[number, number]>([quiet?.fromMinute ?? 22 * 60, quiet?.untilMinute ?? 7 * 60])
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const save = (next: Preferences['quiet']) => set.mutate(next, { onSuccess: () => void message.success(t('notice.saved')) })
  return (
    <>
      <ProblemAlert error={set.error} />
      <p className="faint">{t('notice.quietHelp')}</p>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8 }}>
        <TimePicker.RangePicker
          format="HH:mm"
          order={false}
          allowClear={false}
          value={[atMinute(range[0]), atMinute(range[1])]}
          onChange={(times) => {
            const [from, until] = times ?? []
            if (from && until) setRange([minuteOf(from), minuteOf(until)])
          }}
        />
        <Button type="primary" loading={set.isPending} onClick={() => save({ fromMinute: range[0], untilMinute: range[1], timeZone })}>
          {quiet ? t('notice.quietChange') : t('notice.quietOn')}
        </Button>
        {quiet ? <Button onClick={() => save(null)}>{t('notice.quietOff')}</Button> : null}
      </div>
    </>
  )
}
