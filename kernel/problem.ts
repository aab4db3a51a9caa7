/** Everything that can go wrong for a caller, as RFC 9457 problem documents in the caller's language. */
import { inLanguage, type Language, type Titles } from './titles.ts'

export interface FieldError {
  /** JSON path of the field, `point.lon`. */
  field: string
  /** The rule that was broken, stable: `required`, `max_length`, `unknown_matter`. */
  rule: string
  message: string
}

export interface ProblemDocument {
  type: string
  title: string
  status: number
  code: string
  detail?: string
  errors?: FieldError[]
  [extra: string]: unknown
}

interface Details {
  detail?: Titles
  errors?: { field: string; rule: string; message: Titles }[]
  /** Further members of the document, for programs. */
  extra?: Record<string, unknown>
}

export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly title: Titles,
    readonly details: Details = {},
  ) {
    super(`${code}: ${details.detail?.en ?? title.en}`)
  }

  document(language: Language): ProblemDocument {
    const { detail, errors, extra } = this.details
    return {
      type: `urn:cityloop:problem:${this.code}`,
      title: inLanguage(this.title, language),
      status: this.status,
      code: this.code,
      ...(detail ? { detail: inLanguage(detail, language) } : {}),
      ...(errors ? { errors: errors.map((error) => ({ ...error, message: inLanguage(error.message, language) })) } : {}),
      ...extra,
    }
  }
}

/** Names a kind of problem once; the result makes one occurrence of it. */
export function defineProblem(code: string, status: number, zh: string, en: string) {
  return (details: Details = {}) => new Problem(code, status, { zh, en }, details)
}

/** One bad field, the usual case of a rule that a schema cannot say. */
export function badField(field: string, rule: string, zh: string, en: string): Problem {
  return invalidInput({ errors: [{ field, rule, message: { zh, en } }] })
}

export const invalidInput = defineProblem('invalid_input', 422, '提交的内容有误', 'The input is not valid')
export const malformedBody = defineProblem('malformed_body', 400, '请求内容无法解析', 'The request body cannot be read')
export const unsupportedBody = defineProblem('unsupported_media_type', 415, '不支持的内容类型', 'This content type is not supported')
export const signInRequired = defineProblem('sign_in_required', 401, '请先登录', 'Please sign in')
export const sessionExpired = defineProblem(
  'session_expired',
  401,
  '登录已过期，请重新登录',
  'Your session has ended, please sign in again',
)
export const notAllowed = defineProblem('not_allowed', 403, '您的岗位没有此项权限', 'Your post does not allow this')
export const notFound = defineProblem('not_found', 404, '没有找到', 'Not found')
export const staleVersion = defineProblem(
  'stale_version',
  409,
  '他人已先一步修改，请刷新后再试',
  'Somebody else changed this first; reload and try again',
)
export const keyReused = defineProblem(
  'idempotency_key_reused',
  409,
  '该请求编号已用于另一项操作',
  'This idempotency key was used for something else',
)
export const tooLarge = defineProblem('too_large', 413, '内容超过大小限制', 'The content is larger than allowed')
export const conflict = defineProblem('conflict', 409, '与已有数据冲突', 'This conflicts with existing data')
export const unexpected = defineProblem(
  'unexpected',
  500,
  '系统出错，已记录，请稍后再试',
  'Something went wrong on our side; it has been logged',
)
