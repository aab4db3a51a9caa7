import { App, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Queue } from '#modules/cases/contract.ts'
import { useTitles } from '#ui/preferences.tsx'
import { useActOnAll } from '../api.ts'

interface BulkBarProps {
  queue: Queue
  ids: readonly string[]
  all(): void
  clear(): void
}

/** The usual step of the queue for several cases; what one refuses is said and does not hold up the others. */
export function BulkBar({ queue, ids, all, clear }: BulkBarProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { message, modal } = App.useApp()
  const act = useActOnAll()
  const event = queue.bulk
  if (!event) return null
  const run = () =>
    act.mutate(
      { event, ids: [...ids] },
      {
        onSuccess: (outcomes) => {
          const refused = outcomes.filter((one) => !one.done)
          const done = t('bulk.done', { count: outcomes.length - refused.length })
          clear()
          if (refused.length === 0) void message.success(done)
          else
            modal.warning({
              title: t('bulk.some', { done, count: refused.length }),
              content: <Refusals refused={refused.map((one) => (one.message ? titles(one.message) : ''))} />,
            })
        },
        onError: (error) => void message.error(error.message),
      },
    )
  const title = t(`bulk.${event as 'forward'}`)
  return (
    <div className="desk-bulk">
      <span>{t('bulk.chosen', { count: ids.length })}</span>
      <Button size="small" onClick={all}>
        {t('bulk.all')}
      </Button>
      <Popconfirm title={t('bulk.ask', { title, count: ids.length })} onConfirm={run} disabled={ids.length === 0}>
        <Button size="small" type="primary" disabled={ids.length === 0} loading={act.isPending}>
          {title}
        </Button>
      </Popconfirm>
      <Button size="small" type="text" onClick={clear}>
        {t('bulk.end')}
      </Button>
    </div>
  )
}

/** The same reason is said once, with how often. */
function Refusals({ refused }: { refused: string[] }) {
  const counts = new Map<string, number>()
  for (const text of refused) counts.set(text, (counts.get(text) ?? 0) + 1)
  return (
    <ul>
      {[...counts].map(([text, times]) => (
        <li key={text}>
          {text} × {times}
        </li>
      ))}
    </ul>
  )
}
