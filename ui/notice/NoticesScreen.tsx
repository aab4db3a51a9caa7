import { SettingOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { SEVERITIES } from '#kernel/notice/definition.ts'
import { Blank, Waiting } from '../Blank.tsx'
import { useGo, usePageTitle, useUrlWords } from '../go.tsx'
import { ExportButton } from '../list/ExportButton.tsx'
import { Pager } from '../list/Pager.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { useTitles } from '../preferences.tsx'
import { kindsQuery, unreadQuery, useNotices, useReadAll } from './api.ts'
import { NoticeRow } from './NoticeRow.tsx'
import './notice.css'

/** Everything a person was told, with what is unread first in sight. */
export function NoticesScreen() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const { after, ...filters } = words
  const page = useNotices(words, 50)
  usePageTitle(t('notice.title'))
  const rows = page.data?.rows ?? []
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('notice.title')}</h1>
        <div className="push">
          <ReadAll />
          <ExportButton path="/api/notices" words={filters} />
          <PreferencesButton />
        </div>
      </div>
      <div className="panel">
        <Filters />
        <ProblemAlert error={page.error} retry={() => void page.refetch()} />
        {page.isPending ? <Waiting rows={8} /> : null}
        {!page.isPending && rows.length === 0 && !page.error ? <Blank title={t('notice.empty')} hint={t('notice.emptyHint')} /> : null}
        {rows.map((row) => (
          <NoticeRow key={row.id} row={row} />
        ))}
        <Pager after={after} next={page.data?.next ?? null} go={(cursor) => change({ after: cursor })} />
      </div>
    </div>
  )
}

function PreferencesButton() {
  const { t } = useTranslation()
  const go = useGo()
  return (
    <Button icon={<SettingOutlined />} onClick={() => go('/notices/preferences')}>
      {t('notice.preferences')}
    </Button>
  )
}

/** Up to now as this screen knows it: what comes in the same moment stays unread. */
function ReadAll() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { data, dataUpdatedAt } = useQuery(unreadQuery)
  const readAll = useReadAll()
  const read = () =>
    readAll.mutate(new Date(dataUpdatedAt).toISOString(), {
      onSuccess: ({ read: count }) => void message.success(t('notice.readCount', { count })),
    })
  return (
    <Button disabled={!data || data.count === 0} loading={readAll.isPending} onClick={read}>
      {t('notice.readAll')}
    </Button>
  )
}

function Filters() {
  const { t } = useTranslation()
  const titles = useTitles()
  const [words, change] = useUrlWords()
  const { data: kinds = [] } = useQuery(kindsQuery)
  const set = (patch: Record<string, string | undefined>) => change({ ...patch, after: undefined })
  return (
    <div className="notice-filters">
      <Segmented
        value={words.unread === 'true' ? 'unread' : 'all'}
        onChange={(value: string) => set({ unread: value === 'unread' ? 'true' : undefined })}
        options={[
          { value: 'all', label: t('notice.all') },
          { value: 'unread', label: t('notice.unread') },
        ]}
      />
      <Select
        allowClear
        value={words.kind}
        placeholder={t('notice.anyKind')}
        aria-label={t('notice.kind')}
        style={{ minWidth: 180 }}
        onChange={(kind: string | undefined) => set({ kind })}
        options={kinds.filter(({ kind }) => !kind.includes('citizen')).map(({ kind, title }) => ({ value: kind, label: titles(title) }))}
      />
      <Select
        allowClear
        value={words.severity}
        placeholder={t('notice.anySeverity')}
        aria-label={t('notice.severityTitle')}
        style={{ minWidth: 120 }}
        onChange={(severity: string | undefined) => set({ severity })}
        options={SEVERITIES.map((value) => ({ value, label: t(`notice.severity.${value}`) }))}
      />
      <Input.Search
        key={words.q ?? ''}
        allowClear
        defaultValue={words.q}
        placeholder={t('notice.search')}
        aria-label={t('notice.search')}
        style={{ width: 220 }}
        onSearch={(q) => set({ q: q || undefined })}
      />
    </div>
  )
}
