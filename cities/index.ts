/** The city packs that come with the platform. A pack of your own is added to the list here (see README.md). */
import type { CityPack } from './pack.ts'

const LOADERS = {
  '350200': () => import('./350200/index.ts'),
  'washington-dc': () => import('./washington-dc/index.ts'),
  kaohsiung: () => import('./kaohsiung/index.ts'),
} as const satisfies Record<string, () => Promise<{ pack: CityPack }>>

export type ShippedPack = keyof typeof LOADERS

// Written out because object keys that look like numbers come first whatever their order.
export const SHIPPED_PACKS: readonly ShippedPack[] = ['350200', 'washington-dc', 'kaohsiung']

const isShipped = (code: string): code is ShippedPack => code in LOADERS

export async function loadPack(code: string): Promise<CityPack> {
  if (!isShipped(code)) throw new Error(`no city pack ${code}; there are ${SHIPPED_PACKS.join(', ')}`)
  return (await LOADERS[code]()).pack
}
