/** Loads a city pack: each module its own part, in module order; harmless when repeated. */

import { loadPack } from '#cities/index.ts'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor, type Platform } from '#kernel/ctx.ts'
import { buildAddresses } from '#modules/grid/index.ts'

export async function loadCity(platform: Platform, code: string, say: (line: string) => void): Promise<void> {
  const pack = await loadPack(code)
  const ctx = asActor(platform, SYSTEM)
  for (const module of platform.modules) {
    if (!module.seed) continue
    say(`loading ${pack.title.en}: ${module.name}`)
    await module.seed(ctx, pack)
  }
  say(`loading ${pack.title.en}: addresses`)
  await buildAddresses(platform, false, () => undefined)
}
