/** Statutory calendar of mainland China (CL 7.1) and the usual working hours (R1). */
import type { CalendarData, CalendarYear } from './calendar-data.ts'
import { GENERATED_YEARS } from './calendars-cn.gen.ts'
import { dateText, dayNumber } from './dates.ts'

/** Minutes of the local day. */
const MORNING: [number, number] = [480, 720]

/** 2024-02-09 (除夕) is officially a workday, rest encouraged: a city that rests sets an override (CL 7.1). */
const YEAR_2023: CalendarYear = {
  year: 2023,
  status: 'approved',
  source: '国办发明电〔2022〕16号',
  holidays: [
    ...run('元旦', '2022-12-31', '2023-01-02'),
    ...run('春节', '2023-01-21', '2023-01-27'),
    ...run('清明节', '2023-04-05', '2023-04-05'),
    ...run('劳动节', '2023-04-29', '2023-05-03'),
    ...run('端午节', '2023-06-22', '2023-06-24'),
    ...run('中秋节', '2023-09-29', '2023-09-29'),
    ...run('国庆节', '2023-09-30', '2023-10-06'),
  ],
  makeupWorkdays: ['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'],
}

const YEAR_2024: CalendarYear = {
  year: 2024,
  status: 'approved',
  source: '国办发明电〔2023〕7号',
  holidays: [
    ...run('元旦', '2023-12-30', '2024-01-01'),
    ...run('春节', '2024-02-10', '2024-02-17'),
    ...run('清明节', '2024-04-04', '2024-04-06'),
    ...run('劳动节', '2024-05-01', '2024-05-05'),
    ...run('端午节', '2024-06-08', '2024-06-10'),
    ...run('中秋节', '2024-09-15', '2024-09-17'),
    ...run('国庆节', '2024-10-01', '2024-10-07'),
  ],
  makeupWorkdays: ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
}

function run(name: string, from: string, to: string): CalendarYear['holidays'] {
  const first = dayNumber(from)
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, day) => ({ date: dateText(first + day), name }))
}

/**
 * Mainland China with the default hours W1. W2 and the summer hours W3 (R1) are there to be chosen: by a period,
 * or for a single clock by its `profileId`.
 */
export const CN_CALENDAR: CalendarData = {
  version: 'cn-2026.1',
  profileVersion: 'cn-hours-1',
  zone: 'Asia/Shanghai',
  mode: 'WORKING_TIME',
  profiles: [
    { id: 'W1', windows: [MORNING, [840, 1080]] },
    { id: 'W2', windows: [MORNING, [870, 1050]] },
    { id: 'W3', windows: [MORNING, [900, 1080]] },
  ],
  periods: [{ profileId: 'W1', from: '1970-01-01', to: null }],
  years: [YEAR_2023, YEAR_2024, ...GENERATED_YEARS],
}
