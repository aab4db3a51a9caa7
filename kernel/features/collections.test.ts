import { describe, expect, it } from 'vitest'
import type { Platform } from '../ctx.ts'
import type { LayerDefinition } from '../layer/layer.ts'
import type { Module } from '../module.ts'
import type { RegisterDefinition, RegisterField } from '../register/register.ts'
import { collectionsOf, propertiesOf, queryablesOf } from './collections.ts'

const field = (type: RegisterField['type'], more: Partial<RegisterField> = {}): RegisterField => ({
  title: { zh: '项', en: 'field' },
  type,
  ...more,
})

function aRegister(name: string, fields: Record<string, RegisterField>, layer?: string): RegisterDefinition {
  return {
    name,
    title: { zh: name, en: name },
    table: name,
    code: 'code',
    label: 'code',
    fields: { code: field('text'), ...fields },
    scope: {},
    permissions: { read: `${name}.read`, write: `${name}.write` },
    defaultSort: 'code',
    ...(layer ? { layer } : {}),
  }
}

const POINT = { lon: field('number'), lat: field('number') }

/** Only what is looked at: the modules. */
const platformOf = (module: Omit<Module, 'name'>) => ({ modules: [{ name: 'later', ...module }] }) as unknown as Platform

describe('collections', () => {
  it('a register of a later module is one as soon as its rows have a place', () => {
    const registers = [
      aRegister('shops', { ...POINT, owner: field('text', { personal: true }) }),
      aRegister('zones', { geometry: field('json') }, 'zones'),
      aRegister('people', {}),
    ]
    expect(collectionsOf(platformOf({ registers })).map(({ id, shape, instant }) => [id, shape, instant])).toEqual([
      ['shops', { kind: 'point', keyed: false }, 'updatedAt'],
      ['zones', { kind: 'area', column: 'geometry', code: 'code', layers: ['zones'] }, 'updatedAt'],
    ])
  })

  it('points whose layer lists what lies inside a shape are read by their keys', () => {
    const registers = [aRegister('shops', POINT, 'shops')]
    const layers = [{ id: 'shops', inside: {} }] as unknown as LayerDefinition[]
    expect(collectionsOf(platformOf({ registers, layers }))[0]?.shape).toEqual({ kind: 'point', keyed: true })
  })

  it('carry neither their place twice nor personal data; computed words can be asked for but are not carried', () => {
    const fields = {
      ...POINT,
      owner: field('text', { personal: true }),
      note: field('text', { detailOnly: true }),
      late: field('boolean', {
        detailOnly: true,
        where: () => {
          throw new Error('not asked')
        },
      }),
    }
    const [shops] = collectionsOf(platformOf({ registers: [aRegister('shops', fields)] }))
    if (!shops) throw new Error('no collection')
    const keys = propertiesOf(shops).map(([key]) => key)
    expect(keys).toEqual(['code', 'note', 'version', 'retiredAt', 'updatedAt'])
    expect(queryablesOf(shops).map(([key]) => key)).toEqual([...keys, 'late'])
  })
})
