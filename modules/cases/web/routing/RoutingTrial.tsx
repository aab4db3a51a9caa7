import { Button, DatePicker, Form, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TRADES } from '#cities/pack.ts'
import type { DryRun } from '#modules/cases/contract.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import '../suggestions/suggestions.css'
import { useDryRun } from './api.ts'
import { TrialOutcome } from './TrialOutcome.tsx'

/** The rule as it is: an entry of the handbook or a unit with its trades. */
export type RuleInForce = { entry: string; trade: string; level: string } | { unit: string; trades: string[] }

interface TrialForm {
  trade?: string
  level?: 'city' | 'district' | 'street'
  trades?: string[]
  period?: [Dayjs | null, Dayjs | null] | null
}

const LEVELS = ['city', 'district', 'street'] as const

/** What would change, the period, and what it would have done to the cases of that time. */
export function RoutingTrial({ rule }: { rule: RuleInForce }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [tried, setTried] = useState<DryRun | null>(null)
  const { data, error, isFetching } = useDryRun(tried)
  const trades = Object.entries(TRADES).map(([value, title]) => ({ value, label: titles(title) }))
  const search = { showSearch: { optionFilterProp: 'label' as const } }
  return (
    <>
      <Form<TrialForm> layout="vertical" className="trial-form" initialValues={rule} onFinish={(form) => setTried(triedFrom(rule, form))}>
        {'entry' in rule ? (
          <>
            <Form.Item name="trade" label={t('routing.trade')} rules={[{ required: true }]}>
              <Select options={trades} {...search} />
            </Form.Item>
            <Form.Item name="level" label={t('routing.level')} rules={[{ required: true }]}>
              <Select options={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))} />
            </Form.Item>
          </>
        ) : (
          <Form.Item name="trades" label={t('routing.trades')}>
            <Select mode="multiple" options={trades} {...search} />
          </Form.Item>
        )}
        <Form.Item name="period" label={`${t('routing.period')}（${t('routing.lastMonth')}）`}>
          <DatePicker.RangePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item>
          <Button type="primary" htmlType="submit" loading={isFetching}>
            {t('routing.run')}
          </Button>
        </Form.Item>
      </Form>
      <ProblemAlert error={error} />
      {tried && data ? <TrialOutcome key={JSON.stringify(tried)} tried={tried} outcome={data} /> : null}
    </>
  )
}

function triedFrom(rule: RuleInForce, { trade, level, trades, period }: TrialForm): DryRun {
  const [from, to] = period ?? []
  return {
    ...('entry' in rule ? { entry: rule.entry, trade, level } : { unit: rule.unit, trades: trades ?? [] }),
    ...(from ? { from: from.startOf('day').toISOString() } : {}),
    ...(to ? { to: to.startOf('day').add(1, 'day').toISOString() } : {}),
  }
}
