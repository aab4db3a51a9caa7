/**
 * Symbols of component classes, generated: the frame and the colour tell the major, the sign inside the family of the
 * minor, and dots below the minor itself, so that no two classes look the same.
 */
export interface Symbol {
  colour: string
  frame: string
  sign: string
  /** The minor in binary, lowest first: dots along the foot. */
  dots: readonly boolean[]
}

/** In a field of 48 by 48. */
const MAJORS: Readonly<Record<string, { colour: string; frame: string }>> = {
  '01': { colour: '#1456f0', frame: 'M24 3a21 21 0 1 0 0 42 21 21 0 0 0 0-42z' },
  '02': { colour: '#b25a00', frame: 'M24 2 46 24 24 46 2 24z' },
  '03': { colour: '#0b7a75', frame: 'M14 3h20l11 11v20L34 45H14L3 34V14z' },
  '04': { colour: '#1a7a3c', frame: 'M10 4h28a6 6 0 0 1 6 6v28a6 6 0 0 1-6 6H10a6 6 0 0 1-6-6V10a6 6 0 0 1 6-6z' },
  '05': { colour: '#6b3fa0', frame: 'M24 3 45 15v18L24 45 3 33V15z' },
}
const OTHER_MAJOR = { colour: '#5b6472', frame: 'M4 4h40v40H4z' }

/** Strokes in the same field, about the middle. */
const SIGNS = {
  cover: 'M24 13a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM18 19h12M17 22h14M18 25h12',
  grate: 'M15 14h18v16H15zM19 14v16M24 14v16M29 14v16',
  pole: 'M24 32V13M18 32h12M17 16h14M17 16v3M31 16v3',
  lamp: 'M20 33V15q0-4 5-4h6M28 11h6l-1 4h-4zM16 33h8',
  box: 'M16 14h16v18H16zM16 20h16M20 26h2',
  eye: 'M15 16h13v8H15zM28 18l6-2v8l-6-2M21 24v9M17 33h8',
  sign: 'M16 13h16v10H16zM24 23v10M20 33h8',
  signal: 'M20 11h8v16h-8zM24 14.5v.1M24 19v.1M24 23.5v.1M24 27v6',
  rail: 'M14 18h20M14 24h20M17 15v16M24 15v16M31 15v16',
  post: 'M19 32V17a3 3 0 0 1 6 0v15M16 32h12M19 22h6',
  road: 'M18 32l3-19M30 32l-3-19M24 15v3M24 21v3M24 27v3',
  house: 'M14 22l10-9 10 9M17 21v11h14V21M22 32v-6h4v6',
  bin: 'M16 17h16M18 17l1 15h10l1-15M21 17v-3h6v3M22 21v7M26 21v7',
  board: 'M14 14h20v13H14zM18 18h12M18 22h8M19 27v6M29 27v6',
  tree: 'M24 33V22M24 12q-8 3-7 8 1 4 7 3 6 1 7-3 1-5-7-8z',
  plant: 'M24 32V19M24 24q-7 0-8-7 7 0 8 7zM24 22q6 0 7-7-7 0-7 7zM18 32h12',
  seat: 'M14 22h20M16 22v9M32 22v9M15 17h18',
  bridge: 'M13 26q11-13 22 0M13 26h22M18 26v5M30 26v5',
  water: 'M24 12q8 10 6 15a6.5 6.5 0 0 1-12 0q-2-5 6-15z',
  pipe: 'M13 20h22M13 26h22M18 17v12M30 17v12',
  bolt: 'M26 11l-9 12h6l-2 10 10-13h-7z',
  bike: 'M17 24a4.5 4.5 0 1 0 0 .1M31 24a4.5 4.5 0 1 0 0 .1M17 28l5-9h6l3 9M22 19l3 8',
  fire: 'M20 32V19q0-5 4-5t4 5v13M17 32h14M16 23h4M28 23h4M20 19h8',
  other: 'M24 15a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
} as const
type Sign = keyof typeof SIGNS

/** Which minors of a major carry which sign; `1-12` is a run. */
const FAMILIES: Readonly<Record<string, Partial<Record<Sign, string>>>> = {
  '01': {
    cover: '1-3 5-12 14 15 17-23',
    grate: '4 26',
    fire: '13',
    water: '24 25 63 67-73',
    box: '27 42 45 49 53 60 75',
    bolt: '28 48 54',
    sign: '29 36 65',
    pole: '30-35 47 62 77',
    lamp: '37-39',
    house: '40 41 43 44 51 52 59 64 76',
    other: '46 58 66',
    eye: '50',
    pipe: '55-57 61 74',
  },
  '02': {
    road: '1-3 10 18 19 43',
    house: '4 5 16 32',
    bridge: '6-9 24 29 42 44',
    sign: '11-13 30 31 33 35-40',
    signal: '14 15',
    rail: '17 22',
    post: '20 21 34',
    board: '23 41',
    bike: '25-27',
    other: '28',
  },
  '03': { house: '1', sign: '2', cover: '3', bin: '4 5 14-16', board: '6-8 13', eye: '9 10', water: '11 12' },
  '04': { tree: '1-3', rail: '4 8', plant: '5 9 11-14', other: '6', seat: '7', water: '10' },
  '05': { house: '2 9', bolt: '3' },
}

export function symbolOf(classCode: string): Symbol {
  const [major = '', minor = ''] = classCode.split('-')
  const number = Number(minor)
  return {
    ...(MAJORS[major] ?? OTHER_MAJOR),
    sign: SIGNS[signOf(major, number)],
    dots: Array.from({ length: 7 }, (_, bit) => ((number >> bit) & 1) === 1),
  }
}

const isSign = (name: string): name is Sign => name in SIGNS

function signOf(major: string, minor: number): Sign {
  const found = Object.entries(FAMILIES[major] ?? {}).find(([, minors]) => minors.split(' ').some((run) => holds(run, minor)))
  return found && isSign(found[0]) ? found[0] : 'other'
}

function holds(run: string, minor: number): boolean {
  const [from = 0, to = from] = run.split('-').map(Number)
  return minor >= from && minor <= to
}
