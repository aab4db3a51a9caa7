/** The standard wants 400 for whatever is wrong in an address (OGC 17-069r4 /req/core/query-param-invalid). */
import { defineProblem, Problem } from '../problem.ts'

const badQueryProblem = defineProblem('bad_query', 400, '请求参数有误', 'The query is not valid')

export function badQuery(parameter: string, rule: string, zh: string, en: string): Problem {
  return badQueryProblem({ errors: [{ field: parameter, rule, message: { zh, en } }] })
}

export const tooCostly = defineProblem(
  'too_costly',
  400,
  '查询过大，请缩小范围或增加筛选条件',
  'This takes too long; ask for a smaller area or add filters',
)

const WRONG_VALUE = new Set(['22P02', '22003', '22007', '22008', '22021', '22025'])
const CANCELLED = '57014'

function sqlState(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** True where PostgreSQL could not read a value: a word in place of an id, a pattern that ends in the middle. */
export const isWrongValue = (error: unknown): boolean => WRONG_VALUE.has(sqlState(error))

export const tookTooLong = (error: unknown): boolean => sqlState(error) === CANCELLED

/** Rules of lists answer 422; here the same faults are faults of the address. */
export async function asBadQuery<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && error.status === 422) throw badQueryProblem(error.details)
    if (isWrongValue(error)) throw badQuery('', 'value', '参数值的类型不正确', 'A value is not of the type of its property')
    if (tookTooLong(error)) throw tooCostly()
    throw error
  }
}
