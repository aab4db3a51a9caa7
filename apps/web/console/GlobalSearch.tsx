import { SearchOutlined } from '@ant-design/icons'
import { AutoComplete, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGo } from '#ui/go.tsx'
import { useKeys } from '#ui/keyboard.ts'
import { useFindings } from './findings.ts'

/** One field for everything: case codes, addresses, units, grids. `/` brings the cursor here. */
export function GlobalSearch() {
  const { t } = useTranslation()
  const go = useGo()
  const field = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useKeys({ '/': () => field.current?.focus() })
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 250)
    return () => clearTimeout(timer)
  }, [text])
  const options = useOptions(asked)
  const open = (to: string) => {
    setText('')
    field.current?.blur()
    go(to)
  }
  return (
    <AutoComplete
      className="top-search"
      options={options}
      value={text}
      onSelect={open}
      onSearch={setText}
      popupMatchSelectWidth={460}
      defaultActiveFirstOption={asked !== ''}
    >
      <Input
        ref={field}
        prefix={<SearchOutlined />}
        placeholder={t('frame.searchHint')}
        aria-label={t('frame.searchHint')}
        suffix={
          <kbd className="hide-narrow" title={t('frame.searchKey')}>
            /
          </kbd>
        }
      />
    </AutoComplete>
  )
}

/** What was found, group by group, and at the end the whole list of cases. */
function useOptions(asked: string) {
  const { t } = useTranslation()
  const groups = useFindings(asked)
  const all = asked === '' ? [] : [{ value: `/cases?q=${encodeURIComponent(asked)}`, label: t('frame.searchAll', { text: asked }) }]
  const found = groups.map(({ title, findings }) => ({
    label: title,
    options: findings.map((one) => ({ value: one.to, label: <Option title={one.title} note={one.note} /> })),
  }))
  return [...found, ...all]
}

function Option({ title, note }: { title: string; note: string }) {
  return (
    <span className="search-option">
      <span className="one-line">{title}</span>
      <span className="faint">{note}</span>
    </span>
  )
}
