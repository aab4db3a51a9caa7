/** What a module has to say in a document of another: cases print what supervision says, without knowing it. */
import type { Ctx } from '../ctx.ts'
import type { Block } from './model.ts'

export interface SectionDefinition {
  /** The document it belongs to, such as `case`. */
  of: string
  /** Blocks for the subject, as the asker may see it; none where there is nothing to say. */
  blocks(ctx: Ctx, subjectId: string): Promise<readonly Block[]>
}

/** The sections of every module, in the order of the modules. */
export async function sectionsOf(ctx: Ctx, of: string, subjectId: string): Promise<Block[]> {
  const definitions = ctx.modules.flatMap((module) => module.sections ?? []).filter((section) => section.of === of)
  const parts: Block[] = []
  for (const section of definitions) parts.push(...(await section.blocks(ctx, subjectId)))
  return parts
}
