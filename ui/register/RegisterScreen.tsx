import { PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank, Waiting } from '../Blank.tsx'
import { count } from '../format.ts'
import { type UrlWords, useGo, usePageTitle, useUrlWords } from '../go.tsx'
import { ColumnChooser, useColumnChoice } from '../list/ColumnChooser.tsx'
import { ExportButton } from '../list/ExportButton.tsx'
import { Pager } from '../list/Pager.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { usePreferences, useTitles } from '../preferences.tsx'
import { type FieldInfo, type RegisterInfo, useRegister, useRowCount, useRows } from './api.ts'
import { capital } from './CellText.tsx'
import { RegisterFilters } from './RegisterFilters.tsx'
import { RegisterTable } from './RegisterTable.tsx'

const RowForm = lazy(() => import('./RowForm.tsx').then((part) => ({ default: part.RowForm })))
const ImportDialog = lazy(() => import('./ImportDialog.tsx').then((part) => ({ default: part.ImportDialog })))

/** The list of a register, made from its definition. */
export function RegisterScreen({ name }: { name: string }) {
  const { t } = useTranslation()
  const register = useRegister(name)
  if (register === undefined) return <Waiting rows={10} />
  if (register === null) return <Blank title={t('common.notFound')} hint={t('common.notFoundHint')} />
  return <RegisterList register={register} />
}

function RegisterList({ register }: { register: RegisterInfo }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [words, change] = useUrlWords()
  const shown = register.fields.filter((field) => !field.detailOnly)
  const { language } = usePreferences()
  const [chosen, choose] = useColumnChoice(`${register.name}.${language}`, usualColumns(shown, language === 'en'))
  const { after, retired, ...filters } = words
  const asked: UrlWords = { ...filters, ...(retired ? {} : { retiredAt: 'null' }) }
  const rows = useRows(register.name, { ...asked, after })
  const { sort, ...counted } = asked
  const total = useRowCount(register.name, counted)
  const patch = (next: Record<string, string | undefined>) => change({ ...next, after: undefined })
  const title = capital(titles(register.title))
  usePageTitle(title)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{title}</h1>
        <span className="faint figures">
          {total.data ? t(total.data.more ? 'common.moreThan' : 'common.rows', { total: count(total.data.count) }) : ''}
        </span>
        <div className="push">
          {register.mayWrite ? <WriteButtons register={register} /> : null}
          <ColumnChooser columns={shown.map((field) => ({ key: field.key, title: titles(field.title) }))} chosen={chosen} choose={choose} />
          <ExportButton path={`/api/${register.name}`} words={asked} columns={chosen} placed={register.placed} />
        </div>
      </div>
      <div className="panel">
        <RegisterFilters register={register} words={words} change={patch} />
        <ProblemAlert error={rows.error} retry={() => void rows.refetch()} />
        {rows.isPending ? (
          <Skeleton active paragraph={{ rows: 10 }} />
        ) : (
          <RegisterTable
            register={register}
            fields={shown.filter((field) => chosen.includes(field.key))}
            rows={rows.data?.rows ?? []}
            sort={sort}
            filtered={Object.values({ ...filters, sort: undefined }).some(Boolean)}
            sorted={(next) => patch({ sort: next })}
          />
        )}
        <Pager after={after} next={rows.data?.next ?? null} go={(cursor) => change({ after: cursor })} />
      </div>
    </div>
  )
}

function WriteButtons({ register }: { register: RegisterInfo }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const go = useGo()
  const [open, setOpen] = useState<'create' | 'import' | null>(null)
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('create')}>
        {t('common.add')}
      </Button>
      <Button icon={<UploadOutlined />} onClick={() => (register.importAt ? go(register.importAt) : setOpen('import'))}>
        {t('register.import')}
      </Button>
      <Suspense fallback={null}>
        {open === 'create' ? (
          <RowForm
            register={register}
            row={null}
            title={t('register.create', { title: titles(register.title) })}
            close={() => setOpen(null)}
            saved={(row) => go(`/registers/${register.name}/${row.id}`)}
          />
        ) : null}
        {open === 'import' ? <ImportDialog register={register} close={() => setOpen(null)} /> : null}
      </Suspense>
    </>
  )
}

/** Texts kept in both languages stand there as pairs, `name` and `nameEn` or `textZh` and `textEn`: one of them is enough. */
function usualColumns(fields: FieldInfo[], english: boolean): string[] {
  const keys = new Set(fields.map((field) => field.key))
  const partOf = (key: string) =>
    (key.endsWith('En') ? [key.slice(0, -2), `${key.slice(0, -2)}Zh`] : [`${key.replace(/Zh$/, '')}En`]).some((other) => keys.has(other))
  return fields.filter((field) => (english && partOf(field.key) ? field.key.endsWith('En') : !field.hidden)).map((field) => field.key)
}
