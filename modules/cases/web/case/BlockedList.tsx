import { Collapse } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { useTitles } from '#ui/preferences.tsx'

/** A disabled button does not exist; this says which conditions are missing instead. */
export function BlockedList({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  const titles = useTitles()
  if (detail.blocked.length === 0) return null
  const list = (
    <ul className="blocked-list">
      {detail.blocked.map((one) => (
        <li key={one.event}>
          <b>{titles(one.title)}</b>
          <ul>
            {one.missing.map((condition) => (
              <li key={condition.en}>{titles(condition)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
  return (
    <Collapse
      size="small"
      items={[
        {
          key: 'blocked',
          label: t('case.blocked', { titles: detail.blocked.map((one) => titles(one.title)).join(t('common.listComma')) }),
          children: list,
        },
      ]}
    />
  )
}
