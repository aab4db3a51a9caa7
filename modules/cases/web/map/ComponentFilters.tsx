import { Select, Tree } from 'antd'
import { useTranslation } from 'react-i18next'
import { STATUSES } from '#modules/components/rules.ts'
import { useRegions } from '#modules/grid/web/index.ts'
import { count } from '#ui/format.ts'
import type { UrlWords } from '#ui/go.tsx'
import { majorColour } from '#ui/map/tile-parts.ts'
import { useNameOf, useTitles } from '#ui/preferences.tsx'
import { type ClassCount, useAuthorities, useComponentClasses } from './map-api.ts'
import type { Change } from './map-words.ts'

/** Components by major and minor class with their numbers, and by status, authority and district. */
export function ComponentFilters({ words, change }: { words: UrlWords; change: Change }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { data: classes } = useComponentClasses(true)
  if (!classes) return null
  if (classes.length === 0) return <div className="faint">{t('oneMap.noComponents')}</div>
  const all = classes.map(({ classCode }) => classCode)
  const chosen = words.class === undefined ? all : words.class.split(',')
  const choose = (keys: string[]) => {
    const minors = keys.filter((key) => key.includes('-'))
    change({ class: minors.length === all.length ? undefined : minors.join(',') || 'none' })
  }
  return (
    <div className="component-filters">
      <Tree
        checkable
        selectable={false}
        checkedKeys={chosen}
        onCheck={(keys) => choose((Array.isArray(keys) ? keys : keys.checked).map(String))}
        treeData={majorsOf(classes).map(({ major, name, minors, total }) => ({
          key: major,
          title: <Line text={titles(name)} number={total} colour={majorColour(major)} />,
          children: minors.map((minor) => ({ key: minor.classCode, title: <Line text={titles(minor.name)} number={minor.count} /> })),
        }))}
      />
      <WordFilters words={words} change={change} />
    </div>
  )
}

function WordFilters({ words, change }: { words: UrlWords; change: Change }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const nameOf = useNameOf()
  const { data: units = [] } = useAuthorities(true)
  const { data: regions = [] } = useRegions()
  const districts = regions.filter(({ level }) => level === 'district')
  return (
    <>
      <Select
        size="small"
        allowClear
        value={words.cstatus}
        placeholder={t('oneMap.anyStatus')}
        aria-label={t('oneMap.status')}
        onChange={(cstatus) => change({ cstatus })}
        options={Object.entries(STATUSES).map(([value, title]) => ({ value, label: titles(title) }))}
      />
      <Select
        size="small"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={words.cunit}
        placeholder={t('oneMap.anyUnit')}
        aria-label={t('oneMap.unit')}
        onChange={(cunit) => change({ cunit })}
        options={units.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Select
        size="small"
        allowClear
        value={words.district}
        placeholder={t('oneMap.anyDistrict')}
        aria-label={t('oneMap.district')}
        onChange={(district) => change({ district })}
        options={districts.map((region) => ({ value: region.code, label: nameOf(region) }))}
      />
    </>
  )
}

function Line({ text, number, colour }: { text: string; number: number; colour?: string }) {
  return (
    <span className="class-line">
      {colour ? <i style={{ background: colour }} /> : null}
      <span className="one-line" title={text}>
        {text}
      </span>
      <span className="faint figures">{count(number)}</span>
    </span>
  )
}

export function majorsOf(classes: readonly ClassCount[]) {
  const majors = [...new Set(classes.map(({ major }) => major))]
  return majors.map((major) => {
    const minors = classes.filter((one) => one.major === major)
    const name = minors[0]?.majorName ?? { zh: major, en: major }
    return { major, name, minors, total: minors.reduce((sum, one) => sum + one.count, 0) }
  })
}
