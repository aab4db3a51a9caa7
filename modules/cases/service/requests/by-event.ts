/** The events of CL §5 that stand for a request: asking for it, or deciding the one that waits. */
import type { Ctx } from '#kernel/ctx.ts'
import type { Transition } from '#kernel/procedure/definition.ts'
import type { ActInput, RequestKind } from '../../contract.ts'
import { REQUEST_RULES } from '../../request-procedure.ts'
import type { UrbanCase } from '../../store.ts'
import { notMet } from '../fire.ts'
import { askRequest } from './ask.ts'
import { decideRequest } from './decide.ts'
import { openRequest } from './load.ts'

type Via = NonNullable<Transition<string, string, string>['via']>

export async function actByRequest(ctx: Ctx, row: UrbanCase, via: Via, input: ActInput): Promise<boolean> {
  const kind = kindOf(via.request)
  const { reason = '', reasonKind, unitCode, photos } = input
  if (via.step === 'ask') {
    const asked = { kind, reason, ...(reasonKind ? { reasonKind } : {}), ...(unitCode ? { unitCode } : {}), ...(photos ? { photos } : {}) }
    if (reason.trim() === '') throw notMet([{ zh: '填写理由', en: 'Give a reason' }])
    await askRequest(ctx, row.id, asked)
    return true
  }
  const open = await openRequest(ctx.db, row.id, kind)
  const { title } = REQUEST_RULES[kind]
  if (!open) throw notMet([{ zh: `有待批的${title.zh}申请`, en: `There is a request to decide: ${title.en}` }])
  await decideRequest(ctx, open.id, via.step, { ...(reason ? { reason } : {}) })
  return true
}

function kindOf(text: string): RequestKind {
  const kinds: readonly string[] = Object.keys(REQUEST_RULES)
  if (!kinds.includes(text)) throw new Error(`no request of kind ${text}`)
  return text as RequestKind
}
