import { useQuery } from '@tanstack/react-query'
import { Input, Segmented, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogueClassRow } from '#modules/catalogue/contract.ts'
import { Blank, Waiting } from '#ui/Blank.tsx'
import { usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { type ClassKind, classesQuery, matterCodeOf, useEditions } from './api.ts'
import './catalogue.css'
import { HandbookEntries } from './HandbookEntries.tsx'

/** Majors, their minors, and what the handbook says of each. */
export function CatalogueScreen() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const kind: ClassKind = words.kind === 'component' ? 'component' : 'matter'
  const { data: editions = [] } = useEditions()
  const { data: classes, error, refetch } = useQuery(classesQuery(kind, words.edition))
  const [text, setText] = useState('')
  usePageTitle(t('catalogue.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('catalogue.title')}</h1>
        <Segmented<ClassKind>
          value={kind}
          onChange={(next) => change({ kind: next, minor: undefined })}
          options={[
            { value: 'matter', label: t('catalogue.matters') },
            { value: 'component', label: t('catalogue.components') },
          ]}
        />
        <Select
          value={words.edition ?? editions.find((one) => one.inForce)?.id}
          aria-label={t('catalogue.edition')}
          onChange={(edition: string) => change({ edition, minor: undefined })}
          popupMatchSelectWidth={false}
          options={editions.map((one) => ({ value: one.id, label: one.inForce ? `${one.id}（${t('catalogue.inForce')}）` : one.id }))}
        />
        <div className="push">
          <Input.Search
            allowClear
            placeholder={t('catalogue.search')}
            aria-label={t('catalogue.search')}
            onChange={(event) => setText(event.target.value)}
            style={{ width: 240 }}
          />
        </div>
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {classes ? (
        <Browser classes={classes} text={text} minor={words.minor} choose={(minor) => change({ minor })} />
      ) : (
        <Waiting rows={12} />
      )}
    </div>
  )
}

interface BrowserProps {
  classes: CatalogueClassRow[]
  text: string
  minor: string | undefined
  choose(minor: string): void
}

function Browser({ classes, text, minor, choose }: BrowserProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [major, setMajor] = useState<string | null>(minor?.slice(0, 2) ?? null)
  const majors = [...new Map(classes.map((row) => [row.major, row])).values()]
  const current = major ?? majors[0]?.major ?? ''
  const wanted = text.trim().toLowerCase()
  const shown = wanted
    ? classes.filter((row) => `${matterCodeOf(row)} ${row.name.zh} ${row.name.en}`.toLowerCase().includes(wanted))
    : classes.filter((row) => row.major === current)
  const chosen = classes.find((row) => matterCodeOf(row) === minor)
  return (
    <div className="catalogue">
      <nav className="panel" aria-label={t('catalogue.major')}>
        {majors.map(({ major: code, majorName }) => (
          <Line key={code} code={code} name={titles(majorName)} current={!wanted && code === current} choose={() => setMajor(code)}>
            <span className="faint figures">{classes.filter((one) => one.major === code).length}</span>
          </Line>
        ))}
      </nav>
      <nav className="panel" aria-label={t('catalogue.minor')}>
        {shown.length === 0 ? <Blank title={t('common.noRows')} /> : null}
        {shown.map((row) => (
          <Line
            key={matterCodeOf(row)}
            code={matterCodeOf(row)}
            name={titles(row.name)}
            current={row === chosen}
            choose={() => choose(matterCodeOf(row))}
          >
            {row.origin === 'local' ? <span className="state-tag">{t('catalogue.local')}</span> : null}
          </Line>
        ))}
      </nav>
      <section className="panel catalogue-entries">
        {chosen ? <HandbookEntries row={chosen} /> : <Blank title={t('catalogue.choose')} hint={t('catalogue.chooseHint')} />}
      </section>
    </div>
  )
}

interface LineProps {
  code: string
  name: string
  current: boolean
  choose(): void
  children: ReactNode
}

function Line({ code, name, current, choose, children }: LineProps) {
  return (
    <button type="button" className="catalogue-line" aria-current={current ? 'true' : undefined} onClick={choose}>
      <span>
        <span className="faint figures">{code}</span> {name}
      </span>
      {children}
    </button>
  )
}
