import type { Format } from '../../contract.ts'
import { openCsv } from './csv.ts'
import { openGeoJson } from './geojson.ts'
import { openGeoPackage } from './geopackage.ts'
import { openShapefile } from './shapefile.ts'
import type { Source } from './source.ts'

const OPEN: Readonly<Record<Format, (file: string) => Promise<Source>>> = {
  csv: openCsv,
  geojson: openGeoJson,
  shapefile: openShapefile,
  geopackage: openGeoPackage,
}

/** Whoever opens a source closes it. */
export function openSource(file: string, format: Format): Promise<Source> {
  return OPEN[format](file)
}
