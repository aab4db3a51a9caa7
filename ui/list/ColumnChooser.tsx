import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Which columns somebody wants to see in a list, kept in this browser. */
export function useColumnChoice(list: string, usual: readonly string[]): [string[], (keys: string[]) => void] {
  const key = `cityloop.columns.${list}`
  const [chosen, setChosen] = useState<string[]>(() => localStorage.getItem(key)?.split(',').filter(Boolean) ?? [...usual])
  const choose = (keys: string[]) => {
    localStorage.setItem(key, keys.join(','))
    setChosen(keys)
  }
  return [chosen, choose]
}

interface ColumnChooserProps {
  columns: readonly { key: string; title: string }[]
  chosen: readonly string[]
  choose(keys: string[]): void
}

export function ColumnChooser({ columns, chosen, choose }: ColumnChooserProps) {
  const { t } = useTranslation()
  const boxes = (
    <Checkbox.Group<string>
      style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '6px 16px', maxWidth: 380 }}
      value={[...chosen]}
      onChange={(keys) => keys.length > 0 && choose(columns.map(({ key }) => key).filter((key) => keys.includes(key)))}
      options={columns.map(({ key, title }) => ({ value: key, label: title }))}
    />
  )
  return (
    <Popover trigger="click" placement="bottomRight" title={t('common.columns')} content={boxes}>
      <Button icon={<SettingOutlined />}>{t('common.columns')}</Button>
    </Popover>
  )
}
