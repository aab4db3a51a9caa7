/** Components grouped by what can go wrong with them; every component minor belongs to one family. */
import { COMPONENTS_2026 } from '../editions/gbt47678-5-2026.ts'

const codes = (major: string, minors: string): string[] => minors.split(' ').map((minor) => `${major}-${minor}`)

/** "Any manhole 井盖" of CL §14. */
export const MANHOLES: readonly string[] = COMPONENTS_2026.filter(({ name }) => name.zh.endsWith('井盖')).map(
  ({ major, minor }) => `${major}-${minor}`,
)

/** "Any pole/box/board" of CL §14, in three. Poles that carry wires or a lamp need more time to take out and have a door. */
export const WIRED_POLES: readonly string[] = codes('01', '030 031 032 033 034 037 039 077')
export const BARE_POLES: readonly string[] = [...codes('01', '035'), ...codes('02', '020 021')]
export const POLES: readonly string[] = [...WIRED_POLES, ...BARE_POLES]
export const BOXES: readonly string[] = [
  ...codes('01', '027 040 041 042 043 044 045 048 049 051 053 054 059 060 066 067 075'),
  ...codes('02', '003 015 016'),
  ...codes('03', '005 012 014 015 016'),
]
export const BOARDS: readonly string[] = [
  ...codes('01', '029 036 065'),
  ...codes('02', '010 012 013 023 030 033 035 036 037 038 039 040 041'),
  ...codes('03', '002 006 007 008 013'),
]

const FAMILY_NAMES = ['cover', 'pole', 'box', 'board', 'equipment', 'structure', 'pipe', 'site', 'plant'] as const
export type Family = (typeof FAMILY_NAMES)[number]

export const FAMILIES: Readonly<Record<Family, readonly string[]>> = {
  cover: [...MANHOLES, ...codes('01', '004 026')],
  pole: POLES,
  box: BOXES,
  board: BOARDS,
  equipment: [
    ...codes('01', '013 025 028 038 046 050 055 058 068 069 070'),
    ...codes('02', '004 011 014 017 018 019 022 027 028 031 034 043'),
    ...codes('04', '004 005 006 007 008 009 010 011 012'),
  ],
  structure: [
    ...codes('01', '024 047 062 063 064 071 072 073 074 076'),
    ...codes('02', '002 006 007 008 009 024 029 032 042 044'),
    ...codes('03', '003'),
    ...codes('05', '002 009'),
  ],
  pipe: codes('01', '056 057 061'),
  site: [...codes('01', '052'), ...codes('02', '001 005 025 026'), ...codes('03', '001 004 009 010 011'), '05-003'],
  plant: codes('04', '001 002 003 013 014'),
}

const FAMILY_OF: ReadonlyMap<string, Family> = new Map(
  FAMILY_NAMES.flatMap((family) => FAMILIES[family].map((code) => [code, family] as const)),
)

/** Undefined for a city's own component minor. */
export const findFamily = (code: string): Family | undefined => FAMILY_OF.get(code)

/** Nobody is known to own these, so nothing about them may skip the dispatcher (CL §11). */
export const WITHOUT_UNIQUE_OWNER: readonly string[] = codes('01', '022 023 033 034')
