/** What those who reported are told, all of them, on every turn that matters to them (CL §9, §12). */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import type { Contact, NoticeDefinition, Recipient, Words } from '#kernel/notice/definition.ts'
import type { Titles } from '#kernel/titles.ts'
import { areasOf } from '#modules/grid/index.ts'
import { caseProcedure } from '../procedure/index.ts'
import { spokenCode } from '../rules.ts'
import { replyById } from '../service/replies.ts'
import { caseById, shortCodeOf, type UrbanCase } from '../store.ts'
import { caseWords, isOneOf } from './words.ts'

const SHORT = {
  short: { title: { zh: '查询码', en: 'Short code' }, sample: '3F9A2-71C0B' },
  summary: { title: { zh: '问题描述', en: 'Description' }, sample: { zh: '人行道上有散落垃圾', en: 'Rubbish on the pavement' } },
}
const REASON = { reason: { title: { zh: '理由', en: 'Reason' }, sample: { zh: '不在管辖范围', en: 'Outside the area' } } }

interface Reporter {
  id: string
  reporterName: string | null
  reporterPhone: string | null
}

/** Chinese cities write Chinese; the citizen is not asked for a language. */
async function contactOf(ctx: Ctx, { reporterName, reporterPhone }: Reporter): Promise<Contact> {
  const { timeZone } = await areasOf(ctx)
  return { name: reporterName ?? '', language: timeZone.startsWith('America/') ? 'en' : 'zh-CN', phone: reporterPhone, email: null }
}

/** Everybody who reported the case or one that was merged into it, and left a telephone number. */
async function reporters(ctx: Ctx, caseId: string): Promise<Recipient[]> {
  const rows = await ctx.db.query<Reporter>(
    sql`select id, reporter_name, reporter_phone from report
      where reporter_phone <> '' and case_id = any(array(select ${caseId}::uuid union all select id from urban_case where merged_into = ${caseId})) order by at, id`,
    { prepared: true },
  )
  return Promise.all(rows.map(async (row) => ({ outside: row.id, contact: await contactOf(ctx, row) })))
}

interface CitizenNotice {
  kind: string
  title: Titles
  text: NoticeDefinition['text']
  on: NoticeDefinition['on']
  placeholders?: NoticeDefinition['placeholders']
  /** Null where the case is no longer what the notice says. */
  words?(ctx: Ctx, row: UrbanCase, payload: Readonly<Record<string, unknown>>): Promise<Words | null>
  key?(row: UrbanCase, payload: Readonly<Record<string, unknown>>): string
}

function toCitizen({ kind, title, text, on, placeholders = {}, words, key }: CitizenNotice): NoticeDefinition {
  return {
    kind,
    title,
    severity: 'info',
    audience: 'public',
    channels: ['sms'],
    concerns: [],
    placeholders: { ...SHORT, ...placeholders },
    text,
    on,
    async about(ctx, { subjectId, payload }) {
      const row = await caseById(ctx.db, subjectId)
      const more = row && (words ? await words(ctx, row, payload) : {})
      if (!row || !more) return null
      const values = { ...caseWords(row), short: spokenCode(shortCodeOf(row.id)), ...more }
      return {
        key: key?.(row, payload) ?? 'once',
        subjectId,
        to: await reporters(ctx, subjectId),
        values,
        link: '',
        facts: { replyId: payload.replyId },
      }
    },
    async holds(ctx, notice) {
      const row = await caseById(ctx.db, notice.subjectId)
      return row !== undefined && (words ? (await words(ctx, row, notice.facts)) !== null : true)
    },
    async contactOf(ctx, ref) {
      const [row] = await ctx.db.query<Reporter>(sql`select id, reporter_name, reporter_phone from report where id = ${ref}`)
      return row ? contactOf(ctx, row) : null
    },
  }
}

/** Whoever hears of the end needs not hear of the beginning after it. */
async function stillOpen(_ctx: Ctx, { state }: UrbanCase): Promise<Words | null> {
  return caseProcedure.states[state].terminal ? null : {}
}

/** Why it was refused: the kind of reason in both languages, otherwise what was written. */
async function reasonOf(ctx: Ctx, caseId: string, event: 'reject' | 'decline'): Promise<Words> {
  const [said] = await ctx.db.query<{ reason: string | null; payload: { reasonKind?: string } }>(
    sql`select reason, payload from flow_record where subject_id = ${caseId} and event = ${event} order by seq desc limit 1`,
  )
  const kinds = caseProcedure.transitions.find((transition) => transition.event === event)?.reasonKinds ?? {}
  return { reason: kinds[said?.payload.reasonKind ?? ''] ?? said?.reason ?? '' }
}

export const citizenNotices: readonly NoticeDefinition[] = [
  toCitizen({
    kind: 'case.citizen-accepted',
    title: { zh: '市民：已受理', en: 'Citizen: accepted' },
    text: {
      title: { zh: '已受理', en: 'Accepted' },
      body: { zh: '您反映的“{summary}”已受理，查询码 {short}。', en: 'Your report "{summary}" was accepted. Code {short}.' },
    },
    // A report that proved true needs no further acceptance (T04).
    on: { 'case.changed': isOneOf('forward', 'verifyTrue') },
    words: stillOpen,
  }),
  toCitizen({
    kind: 'case.citizen-rejected',
    title: { zh: '市民：不予受理', en: 'Citizen: not accepted' },
    placeholders: REASON,
    text: {
      title: { zh: '不予受理', en: 'Not accepted' },
      body: {
        zh: '您反映的“{summary}”不予受理，理由：{reason}。查询码 {short}。',
        en: 'Your report "{summary}" was not accepted: {reason}. Code {short}.',
      },
    },
    on: { 'case.changed': isOneOf('reject') },
    words: async (ctx, row) => (row.state === 'rejected' ? reasonOf(ctx, row.id, 'reject') : null),
  }),
  toCitizen({
    kind: 'case.citizen-filed',
    title: { zh: '市民：已立案', en: 'Citizen: filed' },
    text: {
      title: { zh: '已立案', en: 'Filed' },
      body: {
        zh: '您反映的“{summary}”已立案，正在派有关部门处理，查询码 {short}。',
        en: 'Your report "{summary}" is a case now and goes to a department. Code {short}.',
      },
    },
    on: { 'case.changed': isOneOf('file'), 'case.created': ({ state }) => state === 'dispatched' },
    words: stillOpen,
  }),
  toCitizen({
    kind: 'case.citizen-declined',
    title: { zh: '市民：不予立案', en: 'Citizen: not filed' },
    placeholders: REASON,
    text: {
      title: { zh: '不予立案', en: 'Not filed' },
      body: {
        zh: '您反映的“{summary}”不予立案，理由：{reason}。查询码 {short}。',
        en: 'Your report "{summary}" was not filed: {reason}. Code {short}.',
      },
    },
    on: { 'case.changed': isOneOf('decline') },
    words: async (ctx, row) => (row.state === 'not_filed' ? reasonOf(ctx, row.id, 'decline') : null),
  }),
  toCitizen({
    kind: 'case.citizen-merged',
    title: { zh: '市民：已并案', en: 'Citizen: merged' },
    placeholders: { master: { title: { zh: '主案查询码', en: 'Code of the case it joined' }, sample: '7B210-9DE4F' } },
    text: {
      title: { zh: '已并案办理', en: 'Joined with another report' },
      body: {
        zh: '您反映的“{summary}”与已有案件为同一问题，已并案办理，查询码改为 {master}。',
        en: 'Your report "{summary}" is about a problem already reported and was joined with it. Your code is now {master}.',
      },
    },
    on: { 'case.changed': isOneOf('merge') },
    words: async (_ctx, { mergedInto }) => (mergedInto ? { master: spokenCode(shortCodeOf(mergedInto)) } : null),
    key: ({ mergedInto }) => `into ${mergedInto}`,
  }),
  toCitizen({
    kind: 'case.citizen-closed',
    title: { zh: '市民：已结案', en: 'Citizen: closed' },
    text: {
      title: { zh: '已结案', en: 'Closed' },
      body: {
        zh: '您反映的“{summary}”已办结，感谢参与城市管理，查询码 {short}。',
        en: 'Your report "{summary}" was dealt with. Thank you. Code {short}.',
      },
    },
    on: { 'case.changed': ({ event, state }) => state === 'closed' && CLOSINGS.includes(String(event)) },
    words: async (_ctx, { state }) => (state === 'closed' ? {} : null),
  }),
  toCitizen({
    kind: 'case.citizen-reply',
    title: { zh: '市民：答复', en: 'Citizen: reply' },
    placeholders: {
      reply: { title: { zh: '经审批的答复', en: 'The approved reply' }, sample: { zh: '路面已修补完成。', en: 'The road was mended.' } },
    },
    text: {
      title: { zh: '答复', en: 'Reply' },
      body: { zh: '关于您反映的“{summary}”（{short}）：{reply}', en: 'About your report "{summary}" ({short}): {reply}' },
    },
    on: { 'case.changed': isOneOf('replyApproved') },
    async words(ctx, { id }, payload) {
      const reply = await replyById(ctx.db, String(payload.replyId))
      return reply?.caseId === id && reply.state === 'approved' ? { reply: reply.text } : null
    },
    key: (_row, { replyId }) => `reply ${String(replyId)}`,
  }),
]

const CLOSINGS = ['close', 'forceClose', 'informativeClose']
