/** Where the city's practice, as far as its open data shows it, differs from the table (design D19). */
import type { CityPack } from '../pack.ts'

export const caseProcedure: NonNullable<CityPack['caseProcedure']> = {
  adaptation: {
    guardsOff: {
      T06: ['trustworthy'],
      T07: ['notDuplicate'],
      T15: ['afterPhoto'],
      T17: ['photoAttached', 'photoAtPlace'],
      T19: ['evidenceComplete'],
    },
  },
  note: [
    'T06: the 311 centre sends requests on without a verification in the field.',
    'T07: the centre marks repeated calls itself (order status DUPLICATE); several requests at one address are usual, such as parking meters.',
    'T15, T17, T19: the open data holds no photographs, so none is asked for; the checker’s position is not recorded either.',
    'Who handled a case still may not check it, and a task is answered only by whom it was given to.',
  ].join(' '),
}
