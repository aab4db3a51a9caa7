/** What the demo cases are about and how far apart their steps lie. */
import type { CaseEvent } from '#modules/cases/index.ts'

export const DEMO_MATTERS: readonly { code: string; text: string }[] = [
  { code: '06-010', text: '人行道旁有暴露垃圾，未及时清理' },
  { code: '06-012', text: '路面有零星脏物，影响市容' },
  { code: '09-010', text: '非机动车占用人行道乱停放' },
  { code: '09-005', text: '商铺超出门窗店外经营' },
  { code: '06-042', text: '垃圾箱满溢，垃圾散落' },
  { code: '06-013', text: '路面破损有坑洞' },
  { code: '01-037', text: '路灯不亮' },
  { code: '07-001', text: '墙面张贴非法小广告' },
  { code: '09-011', text: '共享单车超出停放区域' },
  { code: '08-004', text: '工地未落实降尘措施，扬尘明显' },
  { code: '04-002', text: '行道树枝掉落' },
  { code: '06-036', text: '楼前乱堆杂物' },
]

export interface DemoStep {
  event: CaseEvent
  /** Since the step before. */
  minutes: number
}

/** The main path; a case takes some of it. */
export const DEMO_STEPS: readonly DemoStep[] = [
  { event: 'forward', minutes: 6 },
  { event: 'file', minutes: 8 },
  { event: 'dispatch', minutes: 9 },
  { event: 'sign', minutes: 20 },
  { event: 'dispose', minutes: 95 },
  { event: 'orderCheck', minutes: 7 },
  { event: 'checkPass', minutes: 22 },
  { event: 'close', minutes: 9 },
]
