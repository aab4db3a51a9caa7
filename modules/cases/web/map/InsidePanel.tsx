import { CloseOutlined, DownloadOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button, Dropdown, Skeleton, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Shape } from '#kernel/geo/shape.ts'
import { count } from '#ui/format.ts'
import { Go, type UrlWords } from '#ui/go.tsx'
import { type LayerInfo, newsOf } from '#ui/map/layer-data.ts'
import { saveBlob } from '#ui/map/print.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { INSIDE_FORMATS, type InsideFormat, type InsideRow, inside, insideFile, TABLE_FORMATS } from './map-api.ts'
import { listFiltersOf } from './map-words.ts'

interface InsidePanelProps {
  shape: Shape
  layers: LayerInfo[]
  words: UrlWords
  clear(): void
}

/** What lies inside the drawn shape, layer by layer, as the server counts it. */
export function InsidePanel({ shape, layers, words, clear }: InsidePanelProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const items = layers.map((layer) => ({
    key: layer.id,
    label: titles(layer.title),
    children: <InsideRows layer={layer} shape={shape} filters={listFiltersOf(layer, words)} />,
  }))
  return (
    <aside className="inside-panel" aria-label={t('oneMap.inside')}>
      <header>
        <h2>{t('oneMap.inside')}</h2>
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('oneMap.clearShape')}
          title={t('oneMap.clearShape')}
          onClick={clear}
        />
      </header>
      {items.length === 0 ? <p className="faint">{t('oneMap.insideHint')}</p> : <Tabs size="small" items={items} />}
    </aside>
  )
}

function InsideRows({ layer, shape, filters }: { layer: LayerInfo; shape: Shape; filters: Record<string, string> }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: [newsOf(layer), 'inside', layer.id, shape, filters],
    queryFn: ({ pageParam }) => inside(layer.id, shape, filters, pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  if (error) return <ProblemAlert error={error} />
  if (!data) return <Skeleton active paragraph={{ rows: 4 }} />
  const total = data.pages[0]?.count ?? 0
  const rows = data.pages.flatMap((page) => page.rows)
  const formats = layer.filed ? INSIDE_FORMATS : TABLE_FORMATS
  const save = (format: InsideFormat) =>
    void insideFile(layer.id, shape, filters, format)
      .then((blob) => saveBlob(blob, `${layer.id}.${format}`))
      .catch((failure: Error) => message.error(failure.message))
  return (
    <>
      <div className="inside-head">
        <b className="figures">{total === 0 ? t('oneMap.insideNone') : t('oneMap.insideCount', { number: count(total) })}</b>
        <Dropdown
          trigger={['click']}
          disabled={total === 0}
          menu={{ items: formats.map((format) => ({ key: format, label: t(`list.${format}`), onClick: () => save(format) })) }}
        >
          <Button size="small" icon={<DownloadOutlined />}>
            {t('common.export')}
          </Button>
        </Dropdown>
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <InsideLine row={row} />
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <Button size="small" block loading={isFetching} onClick={() => void fetchNextPage()}>
          {t('oneMap.moreRows')}
        </Button>
      ) : null}
    </>
  )
}

function InsideLine({ row: { title, note, page } }: { row: InsideRow }) {
  return (
    <Go to={page} className="inside-line">
      <span>{title}</span>
      <span className="faint figures inside-note">{note}</span>
    </Go>
  )
}
