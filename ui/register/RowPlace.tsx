import { Skeleton } from 'antd'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { urlWith } from '../api/client.ts'
import { Go } from '../go.tsx'
import { PlaceMap } from '../map/index.ts'
import { useRegister, useRow } from './api.ts'
import { placeOf } from './PlaceField.tsx'
import './register.css'

/** Where a row stands and, where it says so, the direction it faces. */
export function RowPlace({ name, id }: { name: string; id: string }) {
  const { t } = useTranslation()
  const register = useRegister(name)
  const { data: row } = useRow(name, id)
  const at = row ? placeOf(row) : null
  if (!register || !row || !at) return null
  const { direction } = row
  const map = urlWith('/map', { at: `${at.lon},${at.lat},17`, layers: register.layer })
  return (
    <section className="panel">
      <h2>{t('register.place')}</h2>
      <div className="place-map">
        <Suspense fallback={<Skeleton active />}>
          <PlaceMap at={at} small zoom={17} direction={typeof direction === 'number' ? direction : null} />
        </Suspense>
      </div>
      <Go to={map}>{t('register.onMap')}</Go>
    </section>
  )
}
