/** How statistics read a 2013 class in the terms of 2026 (ST §2.6). Cases keep the class they were filed under. */
import type { Titles } from '#kernel/titles.ts'
import type { CatalogueClass, ClassKind } from './class.ts'
import { COMPONENTS_2013, MATTERS_2013, RENAMED_COMPONENTS_2013 } from './gbt30428-2-2013.ts'

export interface ClassRef {
  kind: ClassKind
  major: string
  minor: string
}

/**
 * `certain`: the same thing under the new number. `likely`: the scope of the name differs, or the number is derived
 * or recalled. `none`: dropped without successor, `to` is null.
 */
export type MappingConfidence = 'certain' | 'likely' | 'none'

export interface MappingRow {
  from: ClassRef
  to: ClassRef | null
  confidence: MappingConfidence
  note: Titles
}

type Verdict = Omit<MappingRow, 'from'>

const matter = (major: string, minor: string): ClassRef => ({ kind: 'matter', major, minor })
const component = (major: string, minor: string): ClassRef => ({ kind: 'component', major, minor })

const certain = (to: ClassRef, zh: string, en: string): Verdict => ({ to, confidence: 'certain', note: { zh, en } })
const likely = (to: ClassRef, zh: string, en: string): Verdict => ({ to, confidence: 'likely', note: { zh, en } })
const dropped = (zh: string, en: string): Verdict => ({ to: null, confidence: 'none', note: { zh, en } })
const keptLocally = (major: string, minor: string): Verdict =>
  certain(matter(major, minor), '新版目录未列入，转为地方拓展小类', 'Not in the new edition; continues as a local extension')

/** Event majors that kept their minors under a new number. */
const MATTER_MAJORS: Readonly<Record<string, string>> = { '01': '06', '02': '07', '03': '08', '04': '09' }

/** Where the general rule (new major, `NN` -> `0NN`, same meaning) does not hold or is not certain. */
const MATTER_EXCEPTIONS: Readonly<Record<string, Verdict>> = {
  '01-04': likely(matter('06', '004'), '原限临街不洁，现为污损', 'Was unclean and street-side only, now soiled or damaged'),
  '01-10': likely(matter('06', '010'), '原限生活垃圾', 'Was household refuse only'),
  '01-28': likely(matter('06', '028'), '原为商业噪音，现含各类噪声', 'Was commercial noise, now any noise'),
  '01-31': dropped('新版目录取消', 'Dropped by the new edition'),
  '01-36': likely(matter('06', '036'), '原含施工料，现另列08-006', 'Included site materials, now 08-006'),
  '02-05': dropped('新版目录取消', 'Dropped by the new edition'),
  '04-04': likely(matter('09', '004'), '原限占道，现为废品收购各类乱象', 'Was on the street only, now any disorder'),
  '04-09': likely(matter('09', '009'), '2013版编号系回忆，待核对原文', 'The 2013 number is recalled, to be checked'),
  '05-01': keptLocally('10', '999'),
  '05-02': keptLocally('10', '998'),
  '05-03': keptLocally('10', '997'),
  '05-04': keptLocally('10', '996'),
  '05-05': keptLocally('10', '995'),
  '05-06': keptLocally('10', '994'),
  '05-07': certain(matter('10', '001'), '大类改为其他事项类', 'Moved to other matters'),
  '05-08': certain(matter('10', '002'), '大类改为其他事项类', 'Moved to other matters'),
  '06-02': certain(matter('09', '013'), '大类改为街面秩序类', 'Moved to street order'),
  '06-04': keptLocally('06', '997'),
}

function mapMatter({ major, minor }: CatalogueClass): MappingRow {
  const verdict = MATTER_EXCEPTIONS[`${major}-${minor}`]
  const from = matter(major, minor)
  if (verdict) return { from, ...verdict }
  const laterMajor = MATTER_MAJORS[major]
  if (!laterMajor) throw new Error(`2013 matter ${major}-${minor} has no mapping`)
  return { from, ...certain(matter(laterMajor, `0${minor}`), '大类换号，小类号补零', 'New major, minor padded with 0') }
}

function mapComponent({ major, minor }: CatalogueClass): MappingRow {
  const from = component(major, minor)
  const to = component(major, `0${minor}`)
  // The only component number published in data of the time: 3205080101000001, 上水井盖 (ST §2.1).
  if (major === '01' && minor === '01') {
    return { from, ...certain(to, '上水井盖更名为供水井盖', 'Renamed from 上水井盖 to 供水井盖') }
  }
  if (RENAMED_COMPONENTS_2013[`${major}-${minor}`]) {
    return { from, ...likely(to, '更名，小类号补零', 'Renamed; minor padded with 0') }
  }
  return { from, ...likely(to, '名称未变，小类号补零（推得）', 'Same name, minor padded with 0 (derived)') }
}

export const MAPPING_2013_2026: readonly MappingRow[] = [...COMPONENTS_2013.map(mapComponent), ...MATTERS_2013.map(mapMatter)]

/** A 2013 component of major 05 whose number is not established: data of the time is matched by name. */
export interface NamedMappingRow extends Omit<MappingRow, 'from'> {
  from: { kind: 'component'; major: '05'; name: string }
}

const named = (name: string, verdict: Verdict): NamedMappingRow => ({ from: { kind: 'component', major: '05', name }, ...verdict })

export const NAMED_MAPPING_2013_2026: readonly NamedMappingRow[] = [
  named('液化气站', dropped('新版目录未列入', 'Not in the new edition')),
  named('水域附属设施', likely(component('01', '069'), '移入市政公用设施', 'Moved to municipal utilities')),
  named('水域护栏', likely(component('01', '070'), '移入市政公用设施', 'Moved to municipal utilities')),
  named('防汛墙', likely(component('01', '071'), '移入市政公用设施', 'Moved to municipal utilities')),
]

const ROW_BY_CLASS = new Map(MAPPING_2013_2026.map((row) => [`${row.from.kind}:${row.from.major}-${row.from.minor}`, row]))

/** Undefined for a class that is not in our evidence, such as a city's own minor of 2013. */
export function findMapping({ kind, major, minor }: ClassRef): MappingRow | undefined {
  return ROW_BY_CLASS.get(`${kind}:${major}-${minor}`)
}
