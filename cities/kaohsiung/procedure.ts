/** Where the city's practice, as far as its open data shows it, differs from the table (design D19). */
import type { CityPack } from '../pack.ts'

export const caseProcedure: NonNullable<CityPack['caseProcedure']> = {
  adaptation: {
    guardsOff: {
      T06: ['trustworthy'],
      T15: ['afterPhoto'],
      T17: ['photoAttached', 'photoAtPlace'],
      T18: ['photoAttached'],
      T19: ['evidenceComplete'],
    },
  },
  note: [
    'T06: the hotline sends cases to the departments without a verification in the field.',
    'T15, T17, T18, T19: the open data holds no photographs, so none is asked for.',
    'Who handled a case still may not check it, and a failed check still needs a reason.',
  ].join(' '),
}
