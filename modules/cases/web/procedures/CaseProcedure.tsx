import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#modules/identity/web/index.ts'
import { Waiting } from '#ui/Blank.tsx'
import { useUrlWords } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { type Adaptation, type DraftCheck, type ProcedureView, useDraftCheck, useVersion, versionsQuery } from './api.ts'
import { Diagram } from './Diagram.tsx'
import { Difference } from './Difference.tsx'
import type { Editing } from './draft.ts'
import { Findings } from './Findings.tsx'
import { LimitsTable } from './LimitsTable.tsx'
import { Matrix } from './Matrix.tsx'
import { PublishVersion } from './PublishVersion.tsx'
import { RowsTable } from './RowsTable.tsx'
import { Versions } from './Versions.tsx'

interface Draft {
  base: number
  adaptation: Adaptation
}

/** The city's procedure of cases: looked at by version, changed as a draft, published with a reason. */
export function CaseProcedure({ table }: { table: ProcedureView }) {
  const [words, change] = useUrlWords()
  const { data: versions } = useQuery(versionsQuery)
  const current = versions?.find((one) => one.current)?.version
  const shown = Number(words.version ?? current ?? 0)
  const { data: version, error } = useVersion(shown > 0 ? shown : undefined)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [publishing, setPublishing] = useState(false)
  const { data: check, error: checkError } = useDraftCheck(draft?.adaptation ?? null)
  if (!version || current === undefined) return error ? <ProblemAlert error={error} /> : <Waiting rows={12} />
  const adaptation = draft?.adaptation ?? version.adaptation
  const editing: Editing = { adaptation, change: draft ? (next) => setDraft({ ...draft, adaptation: next }) : null }
  const published = (next: number) => {
    setPublishing(false)
    setDraft(null)
    change({ version: String(next), against: undefined, tab: 'versions' })
  }
  return (
    <>
      <div className="procedure-bar">
        <Standing shown={shown} current={current} editing={draft !== null} />
        <DraftButtons
          draft={draft}
          publishable={check?.publishable ?? false}
          begin={() => setDraft({ base: current, adaptation: version.adaptation })}
          drop={() => setDraft(null)}
          publish={() => setPublishing(true)}
        />
      </div>
      <ProblemAlert error={checkError} />
      {draft && check ? <Verdict table={table} check={check} /> : null}
      <Parts
        table={table}
        editing={editing}
        findings={draft ? (check?.findings ?? []) : []}
        versions={<Versions table={table} shown={shown} against={words.against ? Number(words.against) : undefined} show={change} />}
      />
      {publishing && draft && check ? (
        <PublishVersion
          table={table}
          base={draft.base}
          adaptation={draft.adaptation}
          check={check}
          close={() => setPublishing(false)}
          done={published}
        />
      ) : null}
    </>
  )
}

/** What the server says of the draft as it stands. */
function Verdict({ table, check }: { table: ProcedureView; check: DraftCheck }) {
  return (
    <div className="procedure-draft">
      <Findings findings={check.findings} />
      {check.difference.length > 0 ? <Difference table={table} changes={check.difference} /> : null}
    </div>
  )
}

function Standing({ shown, current, editing }: { shown: number; current: number; editing: boolean }) {
  const { t } = useTranslation()
  if (editing) return <Tag color="warning">{t('procedures.draft')}</Tag>
  return (
    <>
      <b className="figures">V{shown}</b>
      {shown === current ? (
        <Tag color="processing">{t('procedures.inForce')}</Tag>
      ) : (
        <Tag>{t('procedures.earlier', { version: current })}</Tag>
      )}
    </>
  )
}

interface DraftButtonsProps {
  draft: Draft | null
  publishable: boolean
  begin(): void
  drop(): void
  publish(): void
}

function DraftButtons({ draft, publishable, begin, drop, publish }: DraftButtonsProps) {
  const { t } = useTranslation()
  const may = useMay()
  if (!may('procedure.write')) return <span className="push faint">{t('procedures.readOnly')}</span>
  if (!draft)
    return (
      <Button className="push" type="primary" onClick={begin}>
        {t('procedures.adapt')}
      </Button>
    )
  return (
    <span className="push">
      <Popconfirm title={t('procedures.dropAsk')} onConfirm={drop}>
        <Button>{t('common.cancel')}</Button>
      </Popconfirm>{' '}
      <Button type="primary" disabled={!publishable} onClick={publish}>
        {t('procedures.publish')}
      </Button>
    </span>
  )
}

interface PartsProps {
  table: ProcedureView
  editing: Editing
  findings: NonNullable<ReturnType<typeof useDraftCheck>['data']>['findings']
  versions: React.ReactNode
}

function Parts({ table, editing, findings, versions }: PartsProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [words, change] = useUrlWords()
  const [picked, pick] = useState<string | null>(null)
  const off = editing.adaptation.transitionsOff ?? []
  const pickedTitle = table.states.find(({ state }) => state === picked)?.title
  return (
    <>
      <div className="panel">
        <Diagram table={table} off={off} findings={findings} picked={picked} pick={pick} />
      </div>
      <div className="panel">
        <Tabs
          activeKey={words.tab ?? 'rows'}
          onChange={(tab) => change({ tab })}
          tabBarExtraContent={
            pickedTitle ? (
              <Tag closable onClose={() => pick(null)}>
                {titles(pickedTitle)}
              </Tag>
            ) : null
          }
          items={[
            { key: 'rows', label: t('procedures.rows'), children: <RowsTable table={table} editing={editing} state={picked} /> },
            { key: 'limits', label: t('procedures.limits'), children: <LimitsTable table={table} editing={editing} /> },
            { key: 'matrix', label: t('procedures.matrix'), children: <Matrix table={table} off={off} /> },
            { key: 'versions', label: t('procedures.versions'), children: versions },
          ]}
        />
      </div>
    </>
  )
}
