/** The lists counted from the open data, see sources/open1999/SOURCE.md. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { once } from '../kit/once.ts'

type Row = Record<string, string>

function read(name: string): Row[] {
  return parse(readFileSync(new URL(`./sources/open1999/${name}.csv`, import.meta.url)), { columns: true })
}

export const districtRows = once(() => read('districts').map(({ zipcode = '', district = '' }) => ({ zipcode, name: district })))

export const unitRows = once(() => read('units').map(({ unit_code: code = '', unit_name: name = '' }) => ({ code, name })))

export const categoryNames = once(() => [
  ...new Set(
    read('categories')
      .map(({ category = '' }) => category)
      .filter((name) => name !== ''),
  ),
])
