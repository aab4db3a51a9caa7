/** A chosen address puts the pin; a picked point fills in its address, unless somebody wrote one. */
import { Form, type FormInstance } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useAddressAt } from '#modules/grid/web/index.ts'
import type { LonLat } from '#ui/map/index.ts'
import type { ReportForm } from './draft.ts'

export function useAddressOfPlace(form: FormInstance<ReportForm>) {
  const [focus, setFocus] = useState<LonLat | null>(null)
  const point = Form.useWatch('point', form) ?? null
  const filled = useRef('')
  const chosen = focus !== null && point?.lon === focus.lon && point.lat === focus.lat
  const { data } = useAddressAt(chosen ? null : point)
  useEffect(() => {
    const written = form.getFieldValue('address') ?? ''
    if (!data || (written !== '' && written !== filled.current)) return
    filled.current = data.address
    form.setFieldValue('address', data.address)
  }, [data, form])
  const placed = (at: LonLat) => {
    setFocus(at)
    form.setFieldValue('point', at)
  }
  return { focus, placed }
}
