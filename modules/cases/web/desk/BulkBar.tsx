import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkOutcome, Queue } from '#modules/cases/contract.ts'
import { Waiting } from '#ui/Blank.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { useActOnAll, useRehearsal } from '../api.ts'

interface BulkBarProps {
  queue: Queue
  ids: readonly string[]
  all(): void
  clear(): void
}

/** The usual step of the queue for several cases at once. */
export function BulkBar({ queue, ids, all, clear }: BulkBarProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const event = queue.bulk
  if (!event) return null
  const title = t(`bulk.${event as 'forward'}`)
  const done = () => {
    setAsking(false)
    clear()
  }
  return (
    <div className="desk-bulk">
      <span>{t('bulk.chosen', { count: ids.length })}</span>
      <Button size="small" onClick={all}>
        {t('bulk.all')}
      </Button>
      <Button size="small" type="primary" disabled={ids.length === 0} onClick={() => setAsking(true)}>
        {title}
      </Button>
      <Button size="small" type="text" onClick={clear}>
        {t('bulk.end')}
      </Button>
      {asking ? <BulkDialog event={event} title={title} ids={ids} close={() => setAsking(false)} done={done} /> : null}
    </div>
  )
}

interface BulkDialogProps {
  event: string
  title: string
  ids: readonly string[]
  close(): void
  done(): void
}

/** First what will happen to how many, and why some cannot; then it happens. */
function BulkDialog({ event, title, ids, close, done }: BulkDialogProps) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const rehearsal = useRehearsal(event, ids)
  const act = useActOnAll()
  const able = (rehearsal.data ?? []).filter((one) => one.done).map(({ id }) => id)
  const unable = (rehearsal.data ?? []).filter((one) => !one.done)
  const run = () =>
    act.mutate(
      { event, ids: able },
      {
        onSuccess: (outcomes) => {
          const refused = outcomes.filter((one) => !one.done)
          const said = t('bulk.done', { count: outcomes.length - refused.length })
          if (refused.length === 0) void message.success(said)
          else modal.warning({ title: t('bulk.some', { done: said, count: refused.length }), content: <Refusals refused={refused} /> })
          done()
        },
      },
    )
  return (
    <Modal
      open
      title={t('bulk.ask', { title, count: ids.length })}
      onCancel={close}
      onOk={run}
      okText={t('bulk.go', { title, count: able.length })}
      okButtonProps={{ disabled: able.length === 0, loading: act.isPending }}
    >
      <ProblemAlert error={rehearsal.error ?? act.error} />
      {rehearsal.data ? (
        <>
          <p>{t('bulk.able', { title, count: able.length })}</p>
          {unable.length > 0 ? (
            <>
              <p>{t('bulk.unable', { count: unable.length })}</p>
              <Refusals refused={unable} />
            </>
          ) : null}
        </>
      ) : (
        <Waiting rows={3} />
      )}
    </Modal>
  )
}

/** The same reason is said once, with how often. */
function Refusals({ refused }: { refused: BulkOutcome }) {
  const titles = useTitles()
  const counts = new Map<string, number>()
  for (const { message } of refused) {
    const text = message ? titles(message) : ''
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
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
