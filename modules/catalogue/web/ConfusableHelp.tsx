import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useTitles } from '#ui/preferences.tsx'
import { useConfusables, useMatterName } from './api.ts'

/** What the chosen matter is easily mistaken for, and when another is right. */
export function ConfusableHelp({ matter, choose }: { matter: string | null | undefined; choose?: (code: string) => void }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const nameOf = useMatterName()
  const { data } = useConfusables(matter)
  if (!data || data.length === 0) return null
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginTop: 8 }}
      title={t('report.confusable')}
      description={
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {data.flatMap((row) => [
            <li key={`${row.choose}-this`}>
              <Choice code={row.choose} name={nameOf(row.choose)} current={matter} choose={choose} />：{titles(row.when)}
            </li>,
            ...row.not.map((other) => (
              <li key={`${row.choose}-${other.matter}`}>
                <Choice code={other.matter} name={nameOf(other.matter)} current={matter} choose={choose} />：{titles(other.when)}
              </li>
            )),
          ])}
        </ul>
      }
    />
  )
}

function Choice({
  code,
  name,
  current,
  choose,
}: {
  code: string
  name: string | null
  current: string | null | undefined
  choose?: (code: string) => void
}) {
  if (!choose || code === current) return <b>{name}</b>
  return (
    <Button type="link" size="small" style={{ padding: 0, height: 'auto' }} onClick={() => choose(code)}>
      {name}
    </Button>
  )
}
