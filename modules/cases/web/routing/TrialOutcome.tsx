import { Button, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DryRun, DryRunOutcome } from '#modules/cases/contract.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { Blank } from '#ui/Blank.tsx'
import { count } from '#ui/format.ts'
import { usePreferences } from '#ui/preferences.tsx'
import { wordsOf } from './api.ts'
import { MovedCases } from './MovedCases.tsx'

type Move = DryRunOutcome['moves'][number]

/** How many would have gone elsewhere, from where to where; every number opens its cases. */
export function TrialOutcome({ tried, outcome }: { tried: DryRun; outcome: DryRunOutcome }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const unitName = useUnitName()
  const [move, setMove] = useState<Move | 'all' | null>(null)
  const name = (code: string | null) => (code === null ? <i>{t('routing.nowhere')}</i> : unitName(code, language === 'en'))
  // The period of the answer, so that the list is about the very same cases.
  const words = { ...wordsOf(tried), from: outcome.from, to: outcome.to }
  return (
    <div role="status">
      <p style={{ margin: '0 0 12px' }}>
        <b>{t('routing.outcome', { cases: count(outcome.cases), touched: count(outcome.touched), moved: count(outcome.moved) })}</b>{' '}
        {outcome.moved > 0 ? (
          <Button type="link" size="small" onClick={() => setMove('all')}>
            {t('routing.listAll')}
          </Button>
        ) : null}
      </p>
      {outcome.moved === 0 ? (
        <Blank title={t('routing.nothing')} hint={t('routing.nothingHint')} />
      ) : (
        <Table<Move>
          rowKey={(row) => `${row.before} ${row.after}`}
          size="small"
          dataSource={outcome.moves}
          pagination={outcome.moves.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('routing.was'), dataIndex: 'before', render: name },
            { title: t('routing.becomes'), dataIndex: 'after', render: name },
            {
              title: t('routing.cases'),
              dataIndex: 'cases',
              align: 'right',
              render: (some: number, row) => (
                <Button type="link" size="small" onClick={() => setMove(row)}>
                  {count(some)}
                </Button>
              ),
            },
            { title: t('routing.byHand'), dataIndex: 'asAfter', align: 'right', render: (some: number) => count(some) },
          ]}
        />
      )}
      {move ? <MovedCases key={JSON.stringify(move)} words={{ ...words, ...moveWords(move) }} /> : null}
    </div>
  )
}

const moveWords = (move: Move | 'all'): Record<string, string> =>
  move === 'all' ? {} : { was: move.before ?? 'none', becomes: move.after ?? 'none' }
