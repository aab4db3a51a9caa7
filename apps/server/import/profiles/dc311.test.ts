import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { serviceRules } from '#cities/washington-dc/handbook.ts'
import { compileCalendar, computeDeadline, US_FEDERAL_CALENDAR } from '#kernel/clock/index.ts'
import { isRefused, type Plan, type SourceRow } from '../profile.ts'
import { readTable } from '../read-table.ts'
import { dc311 } from './dc311.ts'

const rows = readTable(fileURLToPath(new URL('../fixtures/dc311.csv', import.meta.url)))
const byId = new Map(rows.map((row) => [row.request_id, row]))

function rowOf(id: string): SourceRow {
  const row = byId.get(id)
  if (!row) throw new Error(`no row ${id}`)
  return row
}

function planOf(id: string, changes: SourceRow = {}): Plan {
  const plan = dc311.plan({ ...rowOf(id), ...changes }, [])
  if (isRefused(plan)) throw new Error(plan.refused)
  return plan
}

const told = ({ steps }: Plan) => steps.map(({ event, at }) => `${event} ${at.toISOString().slice(0, 19)}`)
const refusalOf = (changes: SourceRow) => dc311.plan({ ...rowOf('16-00579652'), ...changes }, [])

describe('a request of Washington', () => {
  it('becomes a report with matter, place and its number there', () => {
    expect(planOf('16-00579652')).toMatchObject({
      key: '16-00579652',
      at: new Date('2016-07-08T00:19:28-04:00'),
      unitCode: 'DC-ddot-operations',
      report: {
        source: 'hotline12345',
        matter: '01-037',
        description: 'Streetlight Repair Investigation',
        point: { lon: -76.986026, lat: 38.859182 },
        address: '2350 PITTS PLACE SE, 20020',
        externalCode: '16-00579652',
      },
      stated: { status: 'CLOSED', state: 'closed', districtCode: 'DC-8' },
    })
  })

  it('goes the whole way at the times it had, when it was closed', () => {
    expect(told(planOf('16-00579652'))).toEqual([
      'forward 2016-07-08T04:19:28',
      'file 2016-07-08T04:19:28',
      'dispatch 2016-07-08T04:19:28',
      'sign 2016-07-08T04:19:28',
      'dispose 2016-07-19T17:28:07',
      'orderCheck 2016-07-19T17:28:07',
      'checkPass 2016-07-19T17:28:07',
      'close 2016-07-19T17:28:07',
    ])
  })

  it('is signed for when it was inspected, or checked then where that was afterwards', () => {
    expect(told(planOf('16-00579671'))).toContain('sign 2016-07-11T19:53:00')
    const checkedLater = told(planOf('16-00580020'))
    expect(checkedLater).toContain('sign 2016-07-08T14:03:05')
    expect(checkedLater.slice(-4)).toEqual([
      'dispose 2016-07-29T21:27:13',
      'orderCheck 2016-07-29T21:27:13',
      'checkPass 2016-07-29T21:32:00',
      'close 2016-07-29T21:32:00',
    ])
  })

  it.each([
    ['16-00579749', 'OPEN', 'dispatched', 'dispatch'],
    ['16-00579654', 'IN-PROGRESS', 'handling', 'sign'],
    ['16-00588840', 'IN PROGRESS', 'handling', 'sign'],
    ['16-00585615', 'DUPLICATE (OPENED)', 'pending_filing', 'forward'],
    ['16-00579673', 'DUPLICATE (CLOSED)', 'not_filed', 'decline'],
    ['16-00580288', 'VOIDED', 'not_filed', 'decline'],
    ['16-00586037', 'CLOSED - INCOMPLETE INFORMATION', 'rejected', 'reject'],
  ])('%s goes as far as its status %s says', (id, status, state, last) => {
    const plan = planOf(id)
    expect(plan.stated).toMatchObject({ status, state })
    expect(plan.steps.at(-1)?.event).toBe(last)
  })

  it('never goes back in time and carries no photograph', () => {
    for (const row of rows) {
      const plan = planOf(row.request_id ?? '')
      const times = [plan.at, ...plan.steps.map(({ at }) => at)].map((at) => at.getTime())
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(JSON.stringify(plan)).not.toContain('photos')
    }
  })

  it('has no ward where the source says NULL', () => {
    expect(planOf('16-00581923').stated.districtCode).toBeNull()
  })

  it.each([
    [{ service_code: 'NONE' }, 'unknown service NONE'],
    [{ order_status: 'LOST' }, 'unknown status LOST'],
    [{ added_at: '2016-13-40T00:00:00' }, 'no time of entry'],
    [{ resolved_at: '' }, 'ended without a time'],
    [{ resolved_at: '2016-07-01T00:00:00' }, 'resolved before it was added'],
    [{ lon: '' }, 'no coordinates'],
  ])('is refused with %o', (changes, refused) => {
    expect(refusalOf(changes)).toEqual({ key: '16-00579652', refused })
  })
})

describe('the promised time', () => {
  const calendar = compileCalendar(US_FEDERAL_CALENDAR)

  function classOf(id: string): string {
    const row = rowOf(id)
    const limit = serviceRules().get(row.service_code ?? '')?.entry.limit
    if (!limit) throw new Error('no limit')
    const startedAt = planOf(id).at
    const deadlineAt = new Date(computeDeadline(calendar, startedAt.getTime(), limit).deadline)
    return dc311.dueClasses?.classify(row, { startedAt, deadlineAt }) ?? ''
  }

  it.each([
    ['16-00579652', 'same_minute', 'two working days, Friday and Monday'],
    ['16-00580360', 'same_minute', 'one natural day'],
    ['16-00592206', 'same_minute', 'added on a Saturday, before Labor Day matters'],
    ['16-00598623', 'opening_minute', 'added 26 seconds after nine'],
    ['16-00579670', 'holiday', 'due after Labor Day, Columbus Day and Thanksgiving'],
    ['16-00625529', 'holiday', 'after Veterans Day, which the source does count, and after the change of clocks'],
    ['16-00601885', 'other_promise', 'one working day instead of two'],
    ['16-00608841', 'none', 'nothing promised'],
  ])('%s is %s: %s', (id, expected) => {
    expect(classOf(id)).toBe(expected)
  })
})
