import { Skeleton, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { TRADES } from '#cities/pack.ts'
import type { CatalogueClassRow, Entry } from '#modules/catalogue/contract.ts'
import { Blank } from '#ui/Blank.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { matterCodeOf, useEntries } from './api.ts'
import { ConfusableHelp } from './ConfusableHelp.tsx'
import { limitText } from './limit-text.ts'

const TRADE_WORDS: Record<string, { zh: string; en: string }> = TRADES

/** When a minor is filed, by when it is done, when it may be closed. */
export function HandbookEntries({ row }: { row: CatalogueClassRow }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const matter = row.kind === 'matter' && row.minor.length === 3 ? matterCodeOf(row) : null
  const { data, error, isPending } = useEntries(matter)
  return (
    <>
      <h2 className="section-title">
        {titles(row.name)} <span className="faint figures">{matterCodeOf(row)}</span>{' '}
        <Tag>{t(row.origin === 'local' ? 'catalogue.local' : 'catalogue.standard')}</Tag>
      </h2>
      {matter === null ? <p className="faint">{t('catalogue.componentHint')}</p> : null}
      <ProblemAlert error={error} />
      {matter !== null && isPending ? <Skeleton active /> : null}
      {data?.length === 0 ? <Blank title={t('catalogue.noEntries')} hint={t('catalogue.noEntriesHint')} /> : null}
      {data?.map((entry) => (
        <OneEntry key={entry.code} entry={entry} />
      ))}
      <ConfusableHelp matter={matter} />
    </>
  )
}

const SOURCE_WORDS = { default: 'catalogue.sourceDefault', assumed: 'catalogue.sourceAssumed', city: 'catalogue.sourceCity' } as const
const FLAGS = ['safetyCritical', 'simpleFlow', 'fastFlow', 'informativeClose'] as const

function OneEntry({ entry }: { entry: Entry }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const trade = TRADE_WORDS[entry.trade]
  return (
    <article className="handbook-entry">
      <h3>
        <span>
          {entry.conditionNo}. {titles(entry.condition)}
        </span>
        <span className="limit">{limitText(t, entry.limit)}</span>
      </h3>
      <dl>
        <dt>{t('catalogue.closing')}</dt>
        <dd>{titles(entry.closing)}</dd>
        <dt>{t('catalogue.trade')}</dt>
        <dd>
          {trade ? titles(trade) : entry.trade} · {t(`level.${entry.level}`)}
        </dd>
        {entry.basis ? <dt>{t('catalogue.basis')}</dt> : null}
        {entry.basis ? <dd>{entry.basis}</dd> : null}
        <dt>{t('catalogue.source')}</dt>
        <dd>{t(SOURCE_WORDS[entry.source])}</dd>
      </dl>
      {FLAGS.filter((flag) => entry[flag]).map((flag) => (
        <Tag key={flag} color={flag === 'safetyCritical' ? 'error' : 'default'} style={{ marginTop: 8 }}>
          {t(`catalogue.${flag}`)}
        </Tag>
      ))}
    </article>
  )
}
