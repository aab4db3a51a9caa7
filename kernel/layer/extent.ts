import type { Platform } from '../ctx.ts'
import type { Box } from '../features/definition.ts'

const WORLD: Box = [-180, -90, 180, 90]

/** How far the city reaches, for programs that want to know where to look. */
export async function extentOf(platform: Platform): Promise<Box> {
  const owner = platform.modules.find((module) => module.extent)
  return (await owner?.extent?.(platform)) ?? WORLD
}
