/** The catalogue in force: 153 component minors in 5 majors and 250 matter minors in 10 (ST §2.3, §2.4). */
import { type CatalogueClass, classesOf, EDITION_2026 } from './class.ts'
import { COMPONENT_MAJORS_2026 } from './components-2026.ts'
import { MATTER_MAJORS_2026 } from './matters-2026.ts'

export const COMPONENTS_2026: readonly CatalogueClass[] = COMPONENT_MAJORS_2026.flatMap((list) =>
  classesOf(EDITION_2026, 'component', list),
)

/** The one name the standard forms differently: 异常 goes before SOS, not after it (ST §2.4). */
const IRREGULAR_FAULT_NAMES: Readonly<Record<string, string>> = { '01066': '紧急报警点异常SOS' }

/** Majors 01 to 05 of the matters repeat the components: same numbers, the name with 异常. */
function faultOf(component: CatalogueClass): CatalogueClass {
  const { major, majorName, minor, name } = component
  return {
    ...component,
    kind: 'matter',
    majorName: { zh: `${majorName.zh}类`, en: `${majorName.en}: defects` },
    name: { zh: IRREGULAR_FAULT_NAMES[major + minor] ?? `${name.zh}异常`, en: `${name.en} defect` },
  }
}

export const MATTERS_2026: readonly CatalogueClass[] = [
  ...COMPONENTS_2026.map(faultOf),
  ...MATTER_MAJORS_2026.flatMap((list) => classesOf(EDITION_2026, 'matter', list)),
]

export const CLASSES_2026: readonly CatalogueClass[] = [...COMPONENTS_2026, ...MATTERS_2026]
