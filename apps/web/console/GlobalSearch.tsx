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
  const groups = useFindings(asked)
  const all = asked === '' ? [] : [{ value: `/cases?q=${encodeURIComponent(asked)}`, label: t('frame.searchAll', { text: asked }) }]
  const options = [
    ...groups.map((group) => ({
      label: group.title,
      options: group.findings.map((one) => ({
        value: one.to,
        label: (
          <span className="search-option">
            <span className="one-line">{one.title}</span>
            <span className="faint">{one.note}</span>
          </span>
        ),
      })),
    })),
    ...all,
  ]
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
