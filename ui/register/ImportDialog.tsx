import { Alert, Button, Checkbox, Modal, Progress, Space, Table } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { count } from '../format.ts'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { useTitles } from '../preferences.tsx'
import { type ImportProgress, type ImportReport, type RegisterInfo, useImport } from './api.ts'

/** A file is checked first; each bad row is named with line, column and reason. */
export function ImportDialog({ register, close }: { register: RegisterInfo; close(): void }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [file, setFile] = useState<File | null>(null)
  const [onlyIfAllGood, setOnlyIfAllGood] = useState(true)
  const run = useImport(register.name)
  const start = (dryRun: boolean) => void (file && run.mutate({ file, onlyIfAllGood, dryRun }))
  const stopped = run.error instanceof DOMException && run.error.name === 'AbortError'
  const choose = (chosen: File | null) => {
    setFile(chosen)
    run.reset()
  }
  return (
    <Modal
      open
      width={640}
      title={`${t('register.import')} · ${titles(register.title)}`}
      onCancel={close}
      closable={!run.isPending}
      keyboard={!run.isPending}
      mask={{ closable: false }}
      footer={
        run.isPending ? (
          <Button onClick={run.stop}>{t('register.stopImport')}</Button>
        ) : (
          <Buttons ready={file !== null} start={start} close={close} />
        )
      }
    >
      <p style={{ marginBottom: 12 }}>{t('register.importHelp')}</p>
      <Space wrap style={{ marginBottom: 12 }}>
        <FileChooser file={file} choose={choose} disabled={run.isPending} />
        <Template register={register} />
        <Checkbox disabled={run.isPending} checked={onlyIfAllGood} onChange={(event) => setOnlyIfAllGood(event.target.checked)}>
          {t('register.onlyIfAllGood')}
        </Checkbox>
      </Space>
      {run.isPending ? <HowFar progress={run.progress} /> : null}
      {stopped ? <Alert type="info" showIcon title={t('register.importStopped')} /> : <ProblemAlert error={run.error} />}
      {run.data ? <Report report={run.data} register={register} /> : null}
    </Modal>
  )
}

function Buttons({ ready, start, close }: { ready: boolean; start(dryRun: boolean): void; close(): void }) {
  const { t } = useTranslation()
  return (
    <Space>
      <Button onClick={close}>{t('common.close')}</Button>
      <Button disabled={!ready} onClick={() => start(true)}>
        {t('register.runDry')}
      </Button>
      <Button type="primary" disabled={!ready} onClick={() => start(false)}>
        {t('register.runReal')}
      </Button>
    </Space>
  )
}

function FileChooser({ file, choose, disabled }: { file: File | null; choose(file: File | null): void; disabled: boolean }) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button disabled={disabled} onClick={() => chooser.current?.click()}>
        {file?.name ?? t('common.chooseFile')}
      </Button>
      <input
        ref={chooser}
        type="file"
        style={{ display: 'none' }}
        accept=".csv,.xlsx"
        aria-label={t('common.chooseFile')}
        onChange={(event) => choose(event.target.files?.[0] ?? null)}
      />
    </>
  )
}

/** The file is on its way until the first rows are read; the last step, making it lasting, has no share. */
function HowFar({ progress }: { progress: ImportProgress | null }) {
  const { t } = useTranslation()
  const words = !progress
    ? t('register.sending')
    : progress.share < 1
      ? t('register.importing', { read: count(progress.read), refused: count(progress.refusedRows) })
      : t('register.settling', { read: count(progress.read) })
  return (
    <div role="status" aria-live="polite">
      <Progress percent={Math.floor((progress?.share ?? 0) * 100)} status="active" />
      <p className="faint">{words}</p>
    </div>
  )
}

/** An empty file with the right first line. */
function Template({ register }: { register: RegisterInfo }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const fields = register.fields.filter((field) => !field.readOnly)
  const text = `\uFEFF${fields.map((field) => titles(field.title)).join(',')}\n`
  return (
    <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(text)}`} download={`${register.name}.csv`}>
      {t('register.template')}
    </a>
  )
}

function Report({ report, register }: { report: ImportReport; register: RegisterInfo }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const columnTitle = (column: string) => {
    const field = register.fields.find((one) => one.key === column)
    return field ? titles(field.title) : column === 'row' ? t('register.wholeRow') : column
  }
  const lines = [
    t('register.read', { rows: count(report.read) }),
    t('register.accepted', { rows: count(report.accepted) }),
    ...(report.known > 0 ? [t('register.known', { rows: count(report.known) })] : []),
    t('register.refused', { rows: count(report.refusedRows) }),
    t('register.written', { rows: count(report.written) }),
  ]
  return (
    <>
      <Alert type={report.refusedRows > 0 ? 'warning' : 'success'} showIcon title={lines.join(' · ')} style={{ marginBottom: 12 }} />
      {report.refused.length > 0 ? (
        <Table
          size="small"
          rowKey={(row) => `${row.line} ${row.column} ${row.reason}`}
          dataSource={report.refused}
          pagination={{ pageSize: 10, showSizeChanger: false }}
          columns={[
            { title: t('register.line'), dataIndex: 'line', width: 80 },
            { title: t('register.column'), dataIndex: 'column', width: 140, render: columnTitle },
            { title: t('common.reason'), dataIndex: 'reason' },
          ]}
        />
      ) : null}
    </>
  )
}
