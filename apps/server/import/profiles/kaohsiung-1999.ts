import type { ImportProfile } from '../profile.ts'
export const kaohsiung1999: ImportProfile = {
  name: 'kaohsiung-1999',
  title: '',
  attribution: '',
  needsEvents: true,
  overrideReason: '',
  keyOf: () => '',
  plan: () => ({ key: '', refused: '' }),
}
