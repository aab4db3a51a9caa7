import { describe, expect, it } from 'vitest'
import { Problem } from '../../problem.ts'
import { filterFromJson } from './json.ts'
import { filterFromText } from './text.ts'

const eq = (property: string, value: string | number | boolean) => ({ op: '=', property, value })

describe('CQL2 text', () => {
  it.each([
    ["status='lost'", eq('status', 'lost')],
    ["name = 'it''s'", eq('name', "it's")],
    ["name = 'it\\'s'", eq('name', "it's")],
    ['"class code" = 5', eq('class code', 5)],
    ['lon>-5.5e1', { op: '>', property: 'lon', value: -55 }],
    ['5 < lon', { op: '>', property: 'lon', value: 5 }],
    ['名称 <> TRUE', { op: '<>', property: '名称', value: true }],
    ["at >= TIMESTAMP('2023-01-01T00:00:00Z')", { op: '>=', property: 'at', value: '2023-01-01T00:00:00Z' }],
    ["DATE('2023-01-01') <= day", { op: '>=', property: 'day', value: '2023-01-01' }],
    ['a BETWEEN 1 AND 2', { op: 'between', property: 'a', from: 1, to: 2 }],
    ['a NOT IN (1,2)', { op: 'not', arg: { op: 'in', property: 'a', values: [1, 2] } }],
    ["a like 'x\\%_%'", { op: 'like', property: 'a', pattern: 'x\\%_%' }],
    ['a IS NOT NULL', { op: 'not', arg: { op: 'isNull', property: 'a' } }],
    ['true', { op: 'always', value: true }],
    ['a=1 or b=2 and c=3', { op: 'or', args: [eq('a', 1), { op: 'and', args: [eq('b', 2), eq('c', 3)] }] }],
    [
      '(a=1 or b=2) and not c=3',
      {
        op: 'and',
        args: [
          { op: 'or', args: [eq('a', 1), eq('b', 2)] },
          { op: 'not', arg: eq('c', 3) },
        ],
      },
    ],
    ['S_INTERSECTS(geometry, POINT(118 24.5))', { op: 's_intersects', property: 'geometry', areas: [{ kind: 'point', at: [118, 24.5] }] }],
    [
      's_intersects(BBOX(1,2,0,3,4,9), geometry)',
      { op: 's_intersects', property: 'geometry', areas: [{ kind: 'box', box: [1, 2, 3, 4] }] },
    ],
    ['s_intersects(geometry,BBOX(1,2,3,4))', { op: 's_intersects', property: 'geometry', areas: [{ kind: 'box', box: [1, 2, 3, 4] }] }],
    ['s_intersects(geometry,ENVELOPE(1,2,3,4))', { op: 's_intersects', property: 'geometry', areas: [{ kind: 'box', box: [1, 2, 3, 4] }] }],
    [
      's_intersects(geometry,BBOX(170,-10,-170,10))',
      {
        op: 's_intersects',
        property: 'geometry',
        areas: [
          { kind: 'box', box: [170, -10, 180, 10] },
          { kind: 'box', box: [-180, -10, -170, 10] },
        ],
      },
    ],
    [
      's_intersects(geometry, POLYGON((0 0,1 0,1 1,0 0)))',
      {
        op: 's_intersects',
        property: 'geometry',
        areas: [
          {
            kind: 'polygon',
            rings: [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 0],
              ],
            ],
          },
        ],
      },
    ],
  ])('%s', (text, filter) => {
    expect(filterFromText(text)).toEqual(filter)
  })

  it.each([
    '',
    'a',
    'a =',
    'a = b',
    "a = 'x",
    'a = 1 and',
    '(a = 1',
    'a = 1)',
    'a in ()',
    'a between 1',
    'a = 1; drop table x',
    '5',
    'a is 5',
    `${'('.repeat(60)}a=1`,
    's_intersects(geometry, BBOX(1,2,3))',
    's_intersects(geometry, POLYGON((0 0,1 0,1 1)))',
    's_intersects(geometry, POLYGON((0 0,1 0,1 1,0 500)))',
    's_intersects(geometry, LINESTRING(1 2,3 4))',
  ])('refuses %j and says where', (text) => {
    expect(() => filterFromText(text)).toThrow(Problem)
  })
})

describe('CQL2 JSON', () => {
  const a = { property: 'a' }
  it.each([
    [{ op: '=', args: [a, 1] }, 'a = 1'],
    [{ op: '<', args: [5, a] }, 'a > 5'],
    [
      {
        op: 'and',
        args: [
          { op: '=', args: [a, true] },
          { op: 'not', args: [{ op: 'isNull', args: [a] }] },
        ],
      },
      'a = true and a is not null',
    ],
    [
      { op: 'between', args: [a, { date: '2023-01-01' }, { timestamp: '2023-02-01T00:00:00Z' }] },
      "a between DATE('2023-01-01') and TIMESTAMP('2023-02-01T00:00:00Z')",
    ],
    [{ op: 'in', args: [a, ['x', 'y']] }, "a in ('x','y')"],
    [{ op: 'like', args: [a, 'x%'] }, "a like 'x%'"],
    [{ op: 's_intersects', args: [{ property: 'geometry' }, { bbox: [1, 2, 3, 4] }] }, 's_intersects(geometry, BBOX(1,2,3,4))'],
    [
      { op: 's_intersects', args: [{ property: 'geometry' }, { type: 'Point', coordinates: [1, 2] }] },
      's_intersects(geometry, POINT(1 2))',
    ],
  ])('%j says what %s says', (json, text) => {
    expect(filterFromJson(JSON.stringify(json))).toEqual(filterFromText(text))
  })

  it.each([
    '{',
    '[]',
    '{"op":"="}',
    '{"op":"=","args":[1,2]}',
    '{"op":"in","args":[{"property":"a"},[]]}',
    '{"op":"and","args":[true]}',
    '{"op":"casei","args":[]}',
    '{"op":"s_intersects","args":[{"property":"g"},{"type":"Point"}]}',
  ])('refuses %s', (json) => {
    expect(() => filterFromJson(json)).toThrow(Problem)
  })
})
