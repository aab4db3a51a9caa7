import { AutoComplete, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GeocodeCandidate } from '#modules/grid/contract.ts'
import type { LonLat } from '#ui/map/index.ts'
import './address.css'
import { useAddresses } from './geocode.ts'

interface AddressInputProps {
  id?: string
  value?: string
  onChange?: (text: string) => void
  /** Where the chosen address is. */
  placed(at: LonLat): void
}

const PAUSE_MS = 250

/** A text field that proposes known addresses; any other text stays as it is written. */
export function AddressInput({ id, value = '', onChange, placed }: AddressInputProps) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const { data = [] } = useAddresses(asked)
  const choose = (key: string) => {
    const chosen = data[Number(key)]
    if (!chosen) return
    onChange?.(chosen.address)
    setTyped('')
    placed(chosen.point)
  }
  return (
    <AutoComplete
      {...(id ? { id } : {})}
      value={value}
      onSearch={(text) => {
        setTyped(text)
        onChange?.(text)
      }}
      onSelect={choose}
      defaultActiveFirstOption={false}
      options={data.map((candidate, at) => ({ value: String(at), label: <AddressLine candidate={candidate} /> }))}
    >
      <Input maxLength={500} allowClear onChange={(event) => event.target.value === '' && onChange?.('')} />
    </AutoComplete>
  )
}

/** A candidate in a list: what it is called, where it lies, how sure it is. */
export function AddressLine({ candidate: { door, address, kind, score } }: { candidate: GeocodeCandidate }) {
  const { t } = useTranslation()
  const note = kind === 'known' ? (score < 0.9 ? t('geocode.like') : '') : t(`geocode.${kind}`)
  return (
    <span className="address-line" title={address}>
      <span className="one-line">{door || address}</span>
      <span className="faint one-line">{door ? address.replace(door, '').replace(/^[, ]+|[, ]+$/g, '') : ''}</span>
      {note ? <span className="faint">{note}</span> : null}
    </span>
  )
}
