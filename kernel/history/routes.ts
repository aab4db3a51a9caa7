/** The address printed on papers: whoever holds one may ask whether the history behind it still stands. */
import Type from 'typebox'
import { type Route, route } from '../http/route.ts'
import { Instant, Nullable, OneOf, Uuid } from '../http/shapes.ts'
import { inLanguage, type Language, type Titles } from '../titles.ts'
import { type Proof, verifyOne } from './verify-one.ts'

const ProofShape = Type.Object({
  result: OneOf(['matches', 'altered', 'unknown']),
  seq: Nullable(Type.Integer({ description: 'Number of the record the hash belongs to' })),
  at: Nullable(Instant),
  added: Type.Integer({ description: 'Records added since the paper; no alteration' }),
  broken: Nullable(Type.Integer({ description: 'The first record that does not fit' })),
})

/** Tells nothing of the content: one has to hold the paper to know the hash. */
export const proofRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/verify/:subject/:hash',
    summary: 'Compares a printed hash with the history it was taken from; a page for people where HTML is asked for',
    access: 'public',
    params: Type.Object({ subject: Uuid, hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
    answer: ProofShape,
    async handle(ctx, { params, request, reply }) {
      const proof = await verifyOne(ctx, params.subject, params.hash)
      reply.header('cache-control', 'no-store').header('vary', 'accept, accept-language')
      if ((request.headers.accept ?? '').includes('text/html'))
        return reply
          .serializer(String)
          .type('text/html; charset=utf-8')
          .send(pageOf(proof, params.hash, ctx.language))
      return { ...proof, at: proof.at?.toISOString() ?? null }
    },
  }),
]

const RESULTS: Record<Proof['result'], Titles & { colour: string }> = {
  matches: { zh: '一致：办理经过未被改动', en: 'It matches: the history is untouched', colour: '#1A9E54' },
  altered: { zh: '不一致：办理经过已被改动', en: 'It does not match: the history was altered', colour: '#D93026' },
  unknown: { zh: '查无此存证：纸面内容与系统记录不符', en: 'Unknown: no history here ever had this hash', colour: '#D93026' },
}

function pageOf(proof: Proof, hash: string, language: Language): string {
  const say = (zh: string, en: string) => inLanguage({ zh, en }, language)
  const { colour, ...titles } = RESULTS[proof.result]
  const lines = [
    ...(proof.seq === null ? [] : [say(`存证对应第 ${proof.seq} 条经过`, `The hash is that of record ${proof.seq}`)]),
    ...(proof.added > 0 ? [say(`打印之后又办理 ${proof.added} 条`, `${proof.added} records were added since`)] : []),
    ...(proof.broken === null ? [] : [say(`从第 ${proof.broken} 条起不符`, `It breaks at record ${proof.broken}`)]),
  ]
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('存证核验', 'Verification')}</title></head>
<body style="font:18px/1.6 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem;color:#17202E">
<p style="color:#667286">${say('城市闭环 · 存证核验', 'CityLoop · verification')}</p>
<h1 style="font-size:1.5rem;color:${colour}">${inLanguage(titles, language)}</h1>
${lines.map((line) => `<p>${line}</p>`).join('')}
<p style="font:13px/1.5 ui-monospace,monospace;overflow-wrap:anywhere;color:#465266">${hash}</p></body></html>`
}
