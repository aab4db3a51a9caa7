/** The one door to the server: JSON in, JSON out, problems as `ProblemError`. */
import type { FieldError, ProblemDocument } from '#kernel/problem.ts'
import type { Language } from '#kernel/titles.ts'

export type QueryValue = string | number | boolean | null | undefined
export type QueryWords = Record<string, QueryValue>

export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: string
  readonly status: number
  readonly detail: string | null
  readonly errors: readonly FieldError[]
  readonly instance: string | null

  constructor(readonly document: ProblemDocument) {
    super(document.title)
    this.code = document.code
    this.status = document.status
    this.detail = document.detail ?? null
    this.errors = document.errors ?? []
    this.instance = typeof document.instance === 'string' ? document.instance : null
  }
}

/** The server answered and said no; after anything else a repeat with the same key is the safe way. */
export function wasRefused(error: Error): boolean {
  return error instanceof ProblemError && error.status >= 400 && error.status < 500
}

let language: Language = 'zh-CN'
export function setRequestLanguage(next: Language): void {
  language = next
}

const signedOut = new Set<() => void>()
/** Called when the server says that the session has ended. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener)
  return () => signedOut.delete(listener)
}

export function urlWith(path: string, query: QueryWords = {}): string {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') words.set(name, String(value))
  }
  const text = words.toString()
  return text === '' ? path : `${path}?${text}`
}

interface Sending {
  query?: QueryWords
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

export async function send<T>(method: string, path: string, sending: Sending = {}): Promise<T> {
  return answerOf<T>(await sent(method, path, sending))
}

function sent(method: string, path: string, { query, body, headers, signal }: Sending): Promise<Response> {
  const form = body instanceof FormData
  const json = body !== undefined && !form
  return reach(urlWith(path, query), {
    method,
    signal,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': language,
      ...(json ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
  })
}

interface Told<P, R> {
  progress?: P
  report?: R
  problem?: ProblemDocument
}

/** A verb that tells line by line how far it is; the last line is its report or its problem. */
export async function sendTold<P, R>(path: string, sending: Sending, progress: (so: P) => void): Promise<R> {
  const response = await sent('POST', path, { ...sending, headers: { accept: 'application/x-ndjson', ...sending.headers } })
  if (!response.ok) throw failed(await response.text(), response.status)
  for await (const line of linesOf(response)) {
    // Checked border: the server tells by the shapes of the route.
    const told: Told<P, R> = JSON.parse(line)
    if (told.problem) throw new ProblemError(told.problem)
    if (told.report) return told.report
    if (told.progress) progress(told.progress)
  }
  throw new ProblemError(noLine())
}

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const piece = await reader?.read()
    if (!piece || piece.done) return
    const lines = `${rest}${piece.value}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

/** A line that is down is told like any other problem. */
async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError(noLine())
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  if (response.ok) {
    // Checked border: the server answers by the shape of the route.
    const answer: T = await response.json()
    return answer
  }
  throw failed(await response.text(), response.status)
}

/** Makes a problem of a refused answer and tells everybody when the session is over. */
export function failed(text: string, status: number): ProblemError {
  const problem = new ProblemError(problemFrom(text, status))
  if (status === 401 && ['sign_in_required', 'session_expired'].includes(problem.code)) for (const listener of signedOut) listener()
  return problem
}

function problemFrom(text: string, status: number): ProblemDocument {
  try {
    const document: ProblemDocument = JSON.parse(text)
    if (typeof document.code === 'string' && typeof document.title === 'string') return document
  } catch {
    // Not a problem document: a proxy or a broken line answered.
  }
  return { ...noLine(), status }
}

function noLine(): ProblemDocument {
  const title = language === 'en' ? 'The server cannot be reached; check the network and try again' : '无法连接服务器，请检查网络后重试'
  return { type: 'urn:cityloop:problem:no_line', title, status: 0, code: 'no_line' }
}

export function get<T>(path: string, query?: QueryWords, signal?: AbortSignal): Promise<T> {
  return send<T>('GET', path, { query, signal })
}

export function post<T>(path: string, body: unknown = {}, headers?: Record<string, string>): Promise<T> {
  return send<T>('POST', path, { body, headers })
}

/** A page of any list. */
export interface Page<R> {
  rows: R[]
  next: string | null
}

/** Every row of a list of moderate length, page after page. */
export async function getAll<R>(path: string, signal?: AbortSignal): Promise<R[]> {
  const rows: R[] = []
  let after: string | null = ''
  while (after !== null) {
    const page: Page<R> = await get<Page<R>>(path, { limit: 1000, after }, signal)
    rows.push(...page.rows)
    after = page.next
  }
  return rows
}
