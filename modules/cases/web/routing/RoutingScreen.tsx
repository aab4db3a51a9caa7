import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { MatterPicker, useEntries } from '#modules/catalogue/web/index.ts'
import { useMay } from '#modules/identity/web/index.ts'
import { get, type Page } from '#ui/api/client.ts'
import { Blank, Waiting } from '#ui/Blank.tsx'
import { usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { UnitPicker } from '../case/UnitPicker.tsx'
import { RoutingTrial } from './RoutingTrial.tsx'

type Kind = 'entry' | 'unit'

/** A rule of routing is chosen, changed in thought, and tried on the cases of the past. */
export function RoutingScreen() {
  const { t } = useTranslation()
  const may = useMay()
  const [words, change] = useUrlWords()
  const kind: Kind = words.kind === 'unit' && may('unit.write') ? 'unit' : 'entry'
  usePageTitle(t('routing.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('routing.title')}</h1>
        <Segmented<Kind>
          value={kind}
          aria-label={t('routing.what')}
          onChange={(next) => change({ kind: next, matter: undefined, condition: undefined, unit: undefined })}
          options={[
            { value: 'entry', label: t('routing.entry') },
            ...(may('unit.write') ? [{ value: 'unit' as const, label: t('routing.unit') }] : []),
          ]}
        />
      </div>
      <div className="panel">
        <p className="faint" style={{ marginBottom: 12 }}>
          {t('routing.intro')}
        </p>
        {kind === 'entry' ? <EntryChoice /> : <UnitChoice />}
      </div>
    </div>
  )
}

function EntryChoice() {
  const { t } = useTranslation()
  const titles = useTitles()
  const [words, change] = useUrlWords()
  const { data: entries } = useEntries(words.matter)
  const entry = entries?.find((one) => String(one.conditionNo) === words.condition) ?? entries?.[0]
  return (
    <>
      <div className="trial-form" style={{ marginBottom: 16, alignItems: 'start' }}>
        <MatterPicker value={words.matter} onChange={(matter) => change({ matter, condition: undefined })} />
        <Select
          disabled={!entries?.length}
          aria-label={t('routing.condition')}
          value={entry?.conditionNo}
          placeholder={t('routing.condition')}
          onChange={(condition: number) => change({ condition: String(condition) })}
          options={entries?.map((one) => ({ value: one.conditionNo, label: `${one.conditionNo}. ${titles(one.condition)}` }))}
        />
      </div>
      {entry ? (
        <RoutingTrial key={`${entry.code} ${entry.version}`} rule={{ entry: entry.code, trade: entry.trade, level: entry.level }} />
      ) : (
        <Blank title={t('routing.chooseFirst')} hint={t('routing.chooseFirstHint')} />
      )}
    </>
  )
}

interface UnitOfRegister {
  code: string
  version: number
  trades: string[] | null
}

function UnitChoice() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const { data, error } = useQuery({
    queryKey: ['register', 'units', 'rows', { code: words.unit }],
    queryFn: () => get<Page<UnitOfRegister>>('/api/units', { code: words.unit }),
    enabled: Boolean(words.unit),
  })
  const unit = data?.rows[0]
  return (
    <>
      <div style={{ marginBottom: 16, maxWidth: 440, display: 'grid' }}>
        <UnitPicker value={words.unit} onChange={(code) => change({ unit: code })} />
      </div>
      <ProblemAlert error={error} />
      {words.unit && !data && !error ? <Waiting rows={3} /> : null}
      {unit ? <RoutingTrial key={`${unit.code} ${unit.version}`} rule={{ unit: unit.code, trades: unit.trades ?? [] }} /> : null}
      {words.unit ? null : <Blank title={t('routing.chooseFirst')} hint={t('routing.chooseFirstHint')} />}
    </>
  )
}
