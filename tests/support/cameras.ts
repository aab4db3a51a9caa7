/** Cameras as a pack brings them, inside the test city. */
import type { PackCamera } from '#cities/pack.ts'
import { sanitationOf } from './test-city.ts'

export function aPackCamera(at: number, more: Partial<PackCamera> = {}): PackCamera {
  return {
    code: `3502000000132${String(at + 1).padStart(7, '0')}`,
    name: `路口${at + 1}`,
    kind: 'fixed',
    state: 'online',
    lon: 118.01,
    lat: 24.41,
    direction: 90,
    height: 5,
    ownerUnitCode: sanitationOf('350203001'),
    purpose: 'public_security',
    network: '雪亮工程',
    noticeSign: true,
    installedOn: '2021-05-01',
    demo: true,
    ...more,
  }
}
