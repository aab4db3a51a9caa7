import { useQuery } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail, Reply } from '#modules/cases/contract.ts'
import { useMay } from '#modules/identity/web/index.ts'
import { dateTime } from '#ui/format.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { repliesQuery, useWriteReply } from './api.ts'
import { DecideReply } from './DecideReply.tsx'

/** What the citizen was answered in words; nothing where nobody left a telephone number. */
export function CaseReplies({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  const may = useMay()
  const { data } = useQuery(repliesQuery(detail.id))
  const reachable = detail.reports.some((report) => report.reporterPhone)
  if (!data || (!reachable && data.length === 0)) return null
  const waiting = data.some((reply) => reply.state === 'to_approve')
  return (
    <section className="panel" id="replies">
      <h2>{t('reply.title')}</h2>
      {data.map((reply) => (
        <OneReply key={reply.id} reply={reply} />
      ))}
      {data.length === 0 ? <p className="faint">{t('reply.none')}</p> : null}
      {may('reply.write') && reachable && !waiting ? <Write caseId={detail.id} /> : null}
    </section>
  )
}

function OneReply({ reply }: { reply: Reply }) {
  const { t } = useTranslation()
  const { text, state, writtenName, writtenAt, decidedName, decidedAt, note } = reply
  return (
    <div className="reply">
      <p>{text}</p>
      <div className="faint">
        <b>{t(`reply.state.${state}`)}</b> · {writtenName} {dateTime(writtenAt)}
        {decidedAt ? ` · ${decidedName ?? ''} ${dateTime(decidedAt)}` : ''}
        {note ? ` · ${note}` : ''}
      </div>
      <DecideReply reply={reply} />
    </div>
  )
}

function Write({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const write = useWriteReply(caseId)
  const submit = () =>
    write.mutate(text.trim(), {
      onSuccess: () => {
        setText('')
        void message.success(t('reply.submitted'))
      },
    })
  return (
    <div style={{ marginTop: 12 }}>
      <ProblemAlert error={write.error} />
      <label htmlFor="reply-text">{t('reply.text')}</label>
      <Input.TextArea id="reply-text" rows={3} maxLength={500} showCount value={text} onChange={({ target }) => setText(target.value)} />
      <p className="faint">{t('reply.help')}</p>
      <Button type="primary" disabled={text.trim() === ''} loading={write.isPending} onClick={submit} style={{ marginTop: 8 }}>
        {t('reply.submit')}
      </Button>
    </div>
  )
}
