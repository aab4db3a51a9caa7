import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  answers,
  decodeModel,
  type Example,
  encodeModel,
  hashOf,
  learn,
  type Measured,
  measure,
  type TextModel,
  UnreadableModel,
} from './index.ts'

const rows: Record<string, string>[] = parse(readFileSync(new URL('fixtures/kaohsiung-texts.csv', import.meta.url)), { columns: true })
const examples = rows.map(
  ({ created_at = '', district = '', category = '', unit_name = '', description = '' }): Example => ({
    at: Date.parse(created_at),
    text: description,
    marks: [`district:${district}`],
    labels: { category, unit: unit_name },
    importance: 1,
  }),
)
const training = { targets: ['category', 'unit'] }

let measured: Measured
let model: TextModel
beforeAll(async () => {
  measured = await measure(examples, training)
  model = await learn(examples, measured, training)
})

describe('training on 600 cases of a hotline', () => {
  it('is measured on the last fifth by time', () => {
    expect([measured.trained, measured.tested]).toEqual([480, 120])
    expect(examples.filter(({ at }) => at < measured.splitAt)).toHaveLength(480)
  })

  it.each(['category', 'unit'])('beats the most frequent answer by far, and naive Bayes too (%s)', (target) => {
    const figures = measured.figures.find((one) => one.target === target)
    expect(figures?.linear.top3).toBeGreaterThan(0.9)
    expect(figures?.linear.top1).toBeGreaterThan((figures?.majority.top1 ?? 1) + 0.3)
    expect(figures?.linear.top3).toBeGreaterThan(figures?.majority.top3 ?? 1)
    expect(figures?.linear.top1).toBeGreaterThanOrEqual(figures?.bayes.top1 ?? 1)
  })

  it('tells a street lamp from a barking dog, and which words said so', () => {
    const [lamp] = answers(model, 'unit', { text: '渠反映該處路燈不亮，建請查修', marks: [] })
    expect(lamp).toMatchObject({ label: '養工處' })
    expect(lamp?.words.join()).toMatch(/燈/)
    expect(answers(model, 'category', { text: '工廠排放惡臭異味', marks: [] })[0]?.label).toBe('空氣污染')
  })

  it('says nothing about a text it knows no word of', () => {
    expect(answers(model, 'unit', { text: 'zzz', marks: ['district:三民區'] })).toEqual([])
    expect(answers(model, 'unknown', { text: '路燈不亮', marks: [] })).toEqual([])
  })

  it('gives the same weights for the same cases', async () => {
    expect(encodeModel(await learn(examples, measured, training)).equals(encodeModel(model))).toBe(true)
  })

  it('learns a correction faster when it counts double', async () => {
    const text = '渠反映該處有新型態問題'
    const odd = (importance: number) =>
      Array.from(
        { length: 3 },
        (_, index): Example => ({ at: index, text, marks: [], labels: { category: '空氣污染', unit: '環保局' }, importance }),
      )
    const confidence = async (importance: number) => {
      const taught = await learn([...examples, ...odd(importance)], measured, training)
      return answers(taught, 'category', { text, marks: [] }).find(({ label }) => label === '空氣污染')?.confidence ?? 0
    }
    expect(await confidence(4)).toBeGreaterThan(await confidence(1))
  })
})

describe('answers', () => {
  it('add up to one, best first, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('路燈', '垃圾', '停電', '噪音', '坑洞', 'light', '12', '。'), { maxLength: 12 }), (words) => {
        const given = answers(model, 'category', { text: words.join(''), marks: [] })
        if (given.length === 0) return
        expect(given.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 4)
        expect(given.map(({ confidence }) => confidence)).toEqual(given.map(({ confidence }) => confidence).toSorted((a, b) => b - a))
      }),
      { numRuns: 60 },
    )
  })
})

describe('the file of a model', () => {
  it('comes back as it was, answer for answer', () => {
    const about = { cases: examples.length, accuracy: measured.figures.map(({ target, linear }) => ({ target, ...linear })) }
    const file = encodeModel({ ...model, about })
    const again = decodeModel(file)
    expect(again.about).toEqual(about)
    for (const example of examples.slice(0, 50)) expect(answers(again, 'unit', example)).toEqual(answers(model, 'unit', example))
    expect(hashOf(encodeModel(again))).toBe(hashOf(file))
  })

  it('is refused when it is another thing, or damaged', () => {
    const file = encodeModel(model)
    expect(() => decodeModel(Buffer.from('something else'))).toThrow(UnreadableModel)
    expect(() => decodeModel(file.subarray(0, file.length - 20))).toThrow(UnreadableModel)
    const broken = Buffer.from(file)
    broken.fill(0, 40, 60)
    expect(() => decodeModel(broken)).toThrow(UnreadableModel)
  })
})
