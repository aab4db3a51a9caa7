import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { grouped } from '#kernel/grouped.ts'
import { isRefused, type Plan } from '../profile.ts'
import { readTable } from '../read-table.ts'
import { kaohsiung1999 } from './kaohsiung-1999.ts'
import { NOTES } from './kaohsiung-stages.ts'

const read = (name: string) => readTable(fileURLToPath(new URL(`../fixtures/${name}.csv`, import.meta.url)))
const rows = new Map(read('kaohsiung-cases').map((row) => [row.file_no, row]))
const events = grouped(read('kaohsiung-events'), kaohsiung1999.keyOf)

function outcomeOf(fileNo: string) {
  const row = rows.get(fileNo)
  if (!row) throw new Error(`no case ${fileNo}`)
  return kaohsiung1999.plan(row, events.get(fileNo) ?? [])
}

function planOf(fileNo: string): Plan {
  const plan = outcomeOf(fileNo)
  if (isRefused(plan)) throw new Error(plan.refused)
  return plan
}

const told = ({ steps }: Plan) => steps.map(({ event }) => event).join(' ')
const WHOLE = 'forward file dispatch sign dispose orderCheck checkPass close'
const REWORK = 'orderCheck checkFail confirmRework'

describe('a case of Kaohsiung', () => {
  it('becomes a report placed by its district', () => {
    expect(planOf('INS160913048')).toMatchObject({
      at: new Date('2016-09-13T09:13:55+08:00'),
      unitCode: 'KH-B01000',
      report: {
        matter: '01-037',
        districtCode: 'KH-804',
        address: '鼓山區千光路46之6號與46之9號',
        description: '渠反映該處前各有一盞路燈故障不亮，建請查處。',
      },
      stated: { state: 'disposed', districtCode: 'KH-804', dueAt: null },
    })
    expect(planOf('INS170728001').report.point).toBeUndefined()
  })

  it.each([
    ['INS160914107', '1', '', 'reported'],
    ['INS160914046', '12', 'forward file', 'pending_dispatch'],
    ['INS160913015', '123', 'forward file dispatch sign', 'handling'],
    ['INS160913048', '1234', 'forward file dispatch sign dispose', 'disposed'],
    ['INS160913122', '12345', WHOLE, 'closed'],
    ['INS160913101', '1245, acceptance missed', WHOLE, 'closed'],
    ['INS160914126', '135, two stages missed', WHOLE, 'closed'],
    ['INS160910361', '5 only', WHOLE, 'closed'],
    [
      'INS160921168',
      '1234345, sent back once',
      `forward file dispatch sign dispose ${REWORK} dispose orderCheck checkPass close`,
      'closed',
    ],
    ['INS161005143', '1212345, back before it was accepted', WHOLE, 'closed'],
    ['INS160921149', '1234545, opened again', WHOLE, 'closed'],
  ])('%s with the stages %s becomes its events', (fileNo, _stages, steps, state) => {
    const plan = planOf(fileNo)
    expect(told(plan)).toBe(steps)
    expect(plan.stated.state).toBe(state)
  })

  it('never goes back in time', () => {
    for (const fileNo of rows.keys()) {
      const plan = outcomeOf(fileNo ?? '')
      if (isRefused(plan)) continue
      const times = [plan.at, ...plan.steps.map(({ at }) => at)].map((at) => at.getTime())
      expect(times, fileNo).toEqual(times.toSorted((a, b) => a - b))
    }
  })

  it('takes the source’s own instants of sending and closing before the recorder’s', () => {
    const { steps } = planOf('INS160910361')
    const at = (event: string) => steps.find((step) => step.event === event)?.at
    expect(at('file')).toEqual(new Date('2016-09-10T23:21:09+08:00'))
    expect(at('dispatch')).toEqual(new Date('2016-09-10T23:21:09+08:00'))
    expect(at('dispose')).toEqual(new Date('2016-09-11T06:51:57+08:00'))
    expect(at('close')).toEqual(new Date('2016-09-11T06:51:57+08:00'))
  })

  it('notes what the procedure cannot show', () => {
    expect(planOf('INS160921149').notes).toContain(NOTES.reopened)
    expect(planOf('INS160921168').notes).toContain(NOTES.reworked)
    expect(planOf('INS161005143').notes).toContain(NOTES.back)
    expect(planOf('INS160914126').notes).toContain(NOTES.gap)
    expect(planOf('INS160913122').notes).toEqual([])
  })

  it('has no matter where the source names no category, and is refused at a stage nobody knows', () => {
    expect(planOf('INS160911051').report.matter).toBeNull()
    expect(outcomeOf('161115063')).toEqual({ key: '161115063', refused: 'unknown stage 9' })
  })

  it('describes itself by its category where the text is missing', () => {
    expect(planOf('INS160914159').report.description).toBe('髒亂清除')
  })
})
