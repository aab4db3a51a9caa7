import { useQuery } from '@tanstack/react-query'
import { App, Button, Modal, Space } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail, DuplicateProposal } from '#modules/cases/contract.ts'
import { useMay } from '#modules/identity/web/index.ts'
import { wasRefused } from '#ui/api/client.ts'
import { dateTime } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { proposalsQuery, useAct, useDismissDuplicate } from '../api.ts'
import { StateTag } from '../StateTag.tsx'
import { SideBySide } from './SideBySide.tsx'

const BEFORE_DISPATCH = ['reported', 'verifying', 'pending_filing', 'pending_dispatch']

/** Cases that may be the same problem: why, how near, how alike; looked at side by side (CL §9). */
export function DuplicatesPanel({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  const [compared, setCompared] = useState<DuplicateProposal | null>(null)
  const early = BEFORE_DISPATCH.includes(detail.state)
  const { data = [] } = useQuery({ ...proposalsQuery(detail.id), enabled: early })
  const open = early ? data.filter((one) => one.decision === null) : []
  if (open.length === 0 && detail.mergedCases.length === 0 && !detail.mergedInto) return null
  return (
    <section className="panel">
      <h2>{t(open.length > 0 ? 'duplicate.title' : 'duplicate.joined')}</h2>
      {detail.mergedInto ? <Go to={`/cases/${detail.mergedInto}`}>{t('duplicate.master')}</Go> : null}
      {open.map((one) => (
        <Proposal key={one.masterId} proposal={one} compare={() => setCompared(one)} />
      ))}
      {detail.mergedCases.map((one) => (
        <div key={one.id}>
          <Go to={`/cases/${one.id}`}>{t('duplicate.merged')}</Go> <span className="faint">{dateTime(one.reportedAt)}</span> {one.summary}
        </div>
      ))}
      {compared ? <CompareDialog detail={detail} proposal={compared} close={() => setCompared(null)} /> : null}
    </section>
  )
}

function Proposal({ proposal, compare }: { proposal: DuplicateProposal; compare(): void }) {
  const { t } = useTranslation()
  const why = useWhy(proposal)
  return (
    <div style={{ marginBottom: 10 }}>
      <Go to={`/cases/${proposal.masterId}`}>{proposal.caseCode ?? t('case.uncoded')}</Go> <StateTag state={proposal.state} />
      <div>{proposal.summary}</div>
      <div className="faint">{why}</div>
      <Button size="small" onClick={compare}>
        {t('duplicate.compare')}
      </Button>
    </div>
  )
}

function useWhy({ kind, metres, similarity, proposedName, note }: DuplicateProposal): string {
  const { t } = useTranslation()
  const distance = metres === null ? '' : t('duplicate.metres', { metres })
  const alike = t('duplicate.alike', { share: Math.round(similarity * 100) })
  return [t(`duplicate.${kind}`), distance, alike, proposedName === 'system' ? t('duplicate.bySystem') : proposedName, note ?? '']
    .filter(Boolean)
    .join(' · ')
}

interface CompareDialogProps {
  detail: CaseDetail
  proposal: DuplicateProposal
  close(): void
}

function CompareDialog({ detail, proposal, close }: CompareDialogProps) {
  const { t } = useTranslation()
  const may = useMay()
  const dismiss = useDismissDuplicate(detail.id)
  const mayDismiss = may('case.accept', 'case.merge')
  const merge = useMerge(detail, proposal.masterId, close)
  const why = useWhy(proposal)
  return (
    <Modal
      open
      width={920}
      title={t('duplicate.compare')}
      onCancel={close}
      footer={
        <Space>
          <Button onClick={close}>{t('common.cancel')}</Button>
          {mayDismiss ? (
            <Button loading={dismiss.isPending} onClick={() => dismiss.mutate(proposal.masterId, { onSuccess: close })}>
              {t('duplicate.dismiss')}
            </Button>
          ) : null}
          {merge.offered ? (
            <Button type="primary" loading={merge.pending} onClick={merge.confirm}>
              {t('duplicate.merge')}
            </Button>
          ) : null}
        </Space>
      }
    >
      <ProblemAlert error={dismiss.error ?? merge.error} />
      <p className="faint">{why}</p>
      <SideBySide one={detail.id} other={proposal.masterId} />
      <p className="faint">{t(merge.offered ? 'duplicate.mergeNow' : 'duplicate.mergeHint')}</p>
    </Modal>
  )
}

/** Whoever may merge does it where both are seen; others leave it to the shift leader (T09). */
function useMerge({ id, version, actions }: CaseDetail, masterId: string, done: () => void) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const act = useAct(id)
  const key = useRef(crypto.randomUUID())
  return {
    offered: actions.some((action) => action.event === 'merge'),
    pending: act.isPending,
    error: act.error,
    confirm: () =>
      act.mutate(
        { event: 'merge', key: key.current, input: { masterId, version } },
        {
          onSuccess: () => {
            void message.success(t('duplicate.done'))
            done()
          },
          onError: (error) => {
            if (wasRefused(error)) key.current = crypto.randomUUID()
          },
        },
      ),
  }
}
