import { expect, it } from 'vitest'
import { loadPack, SHIPPED_PACKS } from '#cities/index.ts'
import { findingsOf } from '#kernel/procedure/check.ts'
import { caseProcedure } from '#modules/cases/index.ts'

it.each(SHIPPED_PACKS)('the procedure of %s keeps to the law of the loop', async (code) => {
  expect(findingsOf(caseProcedure, (await loadPack(code)).caseProcedure?.adaptation ?? {})).toEqual([])
})
