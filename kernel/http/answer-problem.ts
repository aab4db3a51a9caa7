/** Turns every error into a problem document; the one place that does. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import {
  type FieldError,
  invalidInput,
  malformedBody,
  Problem,
  type ProblemDocument,
  tooLarge,
  unexpected,
  unsupportedBody,
} from '../problem.ts'
import { type Language, languageOf } from '../titles.ts'

export function answerProblem(error: FastifyError | Problem | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request.headers['accept-language'])
  const problem = asProblem(error)
  if (problem.status >= 500) request.log.error({ err: error }, 'unexpected')
  const document: ProblemDocument = { ...problem.document(language), instance: request.id }
  const validation = 'validation' in error ? error.validation : undefined
  if (validation)
    document.errors = validation.map((issue) =>
      fieldError(issue, 'validationContext' in error ? error.validationContext : undefined, language),
    )
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(document))
}

export function asProblem(error: FastifyError | Problem | Error): Problem {
  if (error instanceof Problem) return error
  if ('validation' in error && error.validation) return invalidInput()
  const code = 'code' in error ? error.code : ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge()
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return unsupportedBody()
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY' || error instanceof SyntaxError)
    return malformedBody()
  if ('statusCode' in error && typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500)
    return malformedBody()
  return unexpected()
}

export interface Issue {
  keyword: string
  instancePath: string
  params: Record<string, unknown>
  message?: string
}

function fieldError(issue: Issue, context: string | undefined, language: Language): FieldError {
  const path = issue.instancePath.replace(/^\//, '').replaceAll('/', '.')
  const named = issue.params.missingProperty ?? issue.params.additionalProperty
  const field = [context === 'body' ? '' : (context ?? ''), path, typeof named === 'string' ? named : ''].filter(Boolean).join('.')
  return { field, rule: snakeRule(issue.keyword), message: ruleMessage(issue, language) }
}

function snakeRule(keyword: string): string {
  return keyword.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** What a broken rule of a shape means, in words for people. */
export function ruleMessage(issue: Issue, language: Language): string {
  const limit = String(issue.params.limit ?? '')
  const allowed = Array.isArray(issue.params.allowedValues) ? issue.params.allowedValues.join(', ') : ''
  const texts: Record<string, [string, string]> = {
    required: ['此项必填', 'This is required'],
    maxLength: [`最多 ${limit} 个字`, `At most ${limit} characters`],
    minLength: [`至少 ${limit} 个字`, `At least ${limit} characters`],
    maximum: [`不能大于 ${limit}`, `Not more than ${limit}`],
    minimum: [`不能小于 ${limit}`, `Not less than ${limit}`],
    maxItems: [`最多 ${limit} 项`, `At most ${limit} entries`],
    minItems: [`至少 ${limit} 项`, `At least ${limit} entries`],
    enum: [`只能是：${allowed}`, `One of: ${allowed}`],
    format: ['格式不正确', 'The format is wrong'],
    pattern: ['格式不正确', 'The format is wrong'],
    type: ['类型不正确', 'The type is wrong'],
    additionalProperties: ['没有这个字段', 'There is no such field'],
  }
  const [zh, en] = texts[issue.keyword] ?? ['不符合要求', issue.message ?? 'Not valid']
  return language === 'en' ? en : zh
}
