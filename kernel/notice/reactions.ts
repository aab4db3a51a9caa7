/** The engine's place among the reactions: news that some definition waits for, and deliveries whose time has come. */
import type { Module, Reaction } from '../module.ts'
import { noticesOf } from './definition.ts'
import { deliver } from './deliver.ts'
import { DELIVERY_TIMER } from './store.ts'
import { tell } from './tell.ts'

export function noticeReactions(modules: readonly Module[]): Reaction[] {
  const definitions = noticesOf(modules)
  const topics = [...new Set(definitions.flatMap((definition) => Object.keys(definition.on)))]
  return [
    ...topics.map((topic): Reaction => {
      const own = definitions.filter((definition) => definition.on[topic])
      return {
        topic,
        name: `notice.tell.${topic}`,
        when: (payload) => own.some((definition) => definition.on[topic]?.(payload)),
        async handle(ctx, event) {
          for (const definition of own) if (definition.on[topic]?.(event.payload)) await tell(ctx, definition, event)
        },
      }
    }),
    { topic: DELIVERY_TIMER, name: 'notice.deliver', handle: (ctx, { subjectId }) => deliver(ctx, subjectId) },
  ]
}
