/** The city's own open inventory as a census (sources/components/SOURCE.md). What the source does not say is assumed. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { PackComponent } from '../pack.ts'

interface Kind {
  /** Class of GB/T 47678.5 that comes nearest; assumed. */
  major: string
  minor: string
  name: string
  agency: keyof typeof AGENCIES
}

/** Real agencies; the codes are well formed and belong to nobody. */
const AGENCIES = {
  ddot: { code: '12110000MB0000001U', name: 'District Department of Transportation' },
  dpw: { code: '12110000MB0000002Y', name: 'Department of Public Works' },
  water: { code: '12110000MB00000032', name: 'DC Water' },
}

export const KINDS: Readonly<Record<string, Kind>> = {
  bollard: { major: '02', minor: '021', name: 'Bollard', agency: 'ddot' },
  grate: { major: '01', minor: '004', name: 'Grate inlet', agency: 'water' },
  sewer_inlet: { major: '01', minor: '003', name: 'Sewer inlet', agency: 'water' },
  litter_can: { major: '03', minor: '005', name: 'Litter can', agency: 'dpw' },
  guardrail: { major: '02', minor: '017', name: 'Guardrail', agency: 'ddot' },
  vehicle_detector: { major: '02', minor: '015', name: 'Vehicle detector', agency: 'ddot' },
  signal_cabinet: { major: '02', minor: '015', name: 'Signal cabinet', agency: 'ddot' },
  push_button: { major: '02', minor: '015', name: 'Push button', agency: 'ddot' },
  signalized_intersection: { major: '02', minor: '014', name: 'Signalized intersection', agency: 'ddot' },
  bridge: { major: '02', minor: '008', name: 'Bridge', agency: 'ddot' },
  traffic_camera: { major: '01', minor: '050', name: 'Traffic camera', agency: 'ddot' },
  speed_hump: { major: '02', minor: '043', name: 'Speed hump', agency: 'ddot' },
}

const FIRST_DATE = '2016-01-01'

/** All of them, however many were asked for: the inventory is real. */
export function* components(): Generator<PackComponent> {
  const sequences = new Map<string, number>()
  const [, ...lines] = gunzipSync(readFileSync(new URL('./sources/components/components.csv.gz', import.meta.url)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
  for (const line of lines) {
    const [id = '', type = '', lon = '', lat = '', date = '', ward = ''] = line.split(',')
    const kind = KINDS[type]
    // What stands in the river belongs to no ward.
    if (!kind || ward === '') continue
    const family = `11000${ward}${kind.major}${kind.minor}`
    const sequence = (sequences.get(family) ?? 0) + 1
    sequences.set(family, sequence)
    const agency = AGENCIES[kind.agency]
    yield {
      code: `${family}${String(sequence).padStart(6, '0')}`,
      name: kind.name,
      lon: Number(lon),
      lat: Number(lat),
      status: 'intact',
      authorityUnitCode: agency.code,
      authorityUnitName: agency.name,
      initialDate: date || FIRST_DATE,
      dataSource: 'Open Data DC',
      remark: id,
      demo: false,
    }
  }
}
