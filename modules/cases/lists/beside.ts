/** What every list beside the cases says of the case it is about. */
import Type from 'typebox'
import { Nullable, Uuid } from '#kernel/http/shapes.ts'
import type { ListDefinition } from '#kernel/list/definition.ts'

export const BESIDE_SCOPE = { district: 'district_code', street: 'street_code', community: 'community_code', unit: 'unit_code' }

export const caseFields = { caseId: Uuid, caseCode: Nullable(Type.String()), summary: Type.String() }

export const caseColumns = {
  caseCode: { title: { zh: '案件编号', en: 'Case code' }, type: 'text', filter: true },
  caseId: { title: { zh: '案件', en: 'Case' }, type: 'text', filter: true, hidden: true },
  summary: { title: { zh: '问题描述', en: 'Description' }, type: 'text' },
} as const satisfies ListDefinition['columns']
