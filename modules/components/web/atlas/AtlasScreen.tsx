import { PrinterOutlined } from '@ant-design/icons'
import { Button, Select, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { GEOMETRY_KINDS } from '#modules/components/rules.ts'
import { Blank } from '#ui/Blank.tsx'
import { count } from '#ui/format.ts'
import { Go, usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { type AtlasClass, useClassesInUse } from '../api.ts'
import '../components.css'
import { ComponentSymbol } from './ComponentSymbol.tsx'
import { DEFINITIONS } from './definitions.ts'

interface AtlasProps {
  /** A picture of one of the class, where a later module knows of one. */
  pictureOf?: (classCode: string) => ReactNode
}

/** The city's atlas of components (P3-02): every class in use with symbol, definition and count; a sheet a major for print. */
export function AtlasScreen({ pictureOf = () => null }: AtlasProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [words, change] = useUrlWords()
  const classes = useClassesInUse()
  const all = classes.data ?? []
  const majors = [...new Map(all.map((one) => [one.major, titles(one.majorName)]))]
  const shown = majors.filter(([major]) => !words.major || major === words.major)
  usePageTitle(t('atlas.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('atlas.title')}</h1>
        <span className="faint">{classes.data ? t('atlas.summary', { classes: all.length, total: count(total(all)) }) : ''}</span>
        <div className="push no-print">
          <Select
            allowClear
            value={words.major}
            placeholder={t('atlas.allMajors')}
            aria-label={t('atlas.allMajors')}
            style={{ minWidth: 200 }}
            onChange={(major: string | undefined) => change({ major })}
            options={majors.map(([value, label]) => ({ value, label: `${value} ${label}` }))}
          />
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t('atlas.print')}
          </Button>
        </div>
      </div>
      <ProblemAlert error={classes.error} retry={() => void classes.refetch()} />
      {classes.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {classes.data && all.length === 0 ? <Blank title={t('atlas.empty')} hint={t('atlas.emptyHint')} /> : null}
      {shown.map(([major, name]) => (
        <section key={major} className="panel atlas-major">
          <h2>{`${major} ${name}`}</h2>
          <div className="atlas-sheet">
            {all
              .filter((one) => one.major === major)
              .map((one) => (
                <ClassCard key={`${one.edition}:${one.classCode}`} one={one} picture={pictureOf(one.classCode)} />
              ))}
          </div>
        </section>
      ))}
    </div>
  )
}

const total = (classes: readonly AtlasClass[]): number => classes.reduce((sum, one) => sum + one.count, 0)

function ClassCard({ one, picture }: { one: AtlasClass; picture: ReactNode }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const definition = DEFINITIONS[one.classCode]
  const name = titles(one.name)
  return (
    <article className="atlas-class">
      <ComponentSymbol classCode={one.classCode} size={64} />
      <h3>{name}</h3>
      <p>{definition ? titles(definition) : t('atlas.undefined', { name, major: titles(one.majorName) })}</p>
      <div className="atlas-facts">
        <span className="figures faint">{one.classCode}</span>
        <span className="faint">{one.kinds.map((kind) => titles(GEOMETRY_KINDS[kind])).join(' · ')}</span>
        <Go className="figures" to={`/registers/components?classCode=${one.classCode}`}>
          {t('atlas.count', { total: count(one.count) })}
        </Go>
      </div>
      {picture}
    </article>
  )
}
