import {
  AlertOutlined,
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BarChartOutlined,
  BlockOutlined,
  BookOutlined,
  BranchesOutlined,
  BulbOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  CommentOutlined,
  FileSearchOutlined,
  FormOutlined,
  GlobalOutlined,
  ImportOutlined,
  MailOutlined,
  MessageOutlined,
  PauseCircleOutlined,
  PhoneOutlined,
  ReloadOutlined,
  SolutionOutlined,
  ThunderboltOutlined,
  TrophyOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'

export const WORDS = ['sense', 'analyse', 'serve', 'command', 'assess', 'settings'] as const
export type Word = (typeof WORDS)[number]

const DESK = [
  'case.accept',
  'case.orderCheck',
  'case.file',
  'case.close',
  'case.dispatch',
  'case.dispose',
  'case.answerTask',
  'case.uploadResult',
  'request.decideDepartment',
  'request.decideCentre',
  'request.decideOffice',
]

export const RAIL = [
  { word: 'sense', key: 'report', to: '/report/new', icon: FormOutlined, permissions: ['report.create'] },
  { word: 'sense', key: 'map', to: '/map', icon: GlobalOutlined, permissions: ['region.read'] },
  { word: 'analyse', key: 'overview', to: '/analyse', icon: BarChartOutlined, permissions: ['metric.read'] },
  { word: 'analyse', key: 'cases', to: '/cases', icon: FileSearchOutlined, permissions: ['case.read', 'case.readOwn'] },
  { word: 'serve', key: 'catalogue', to: '/catalogue', icon: BookOutlined, permissions: ['catalogue.read'] },
  { word: 'serve', key: 'atlas', to: '/atlas', icon: BlockOutlined, permissions: ['component.read'] },
  { word: 'serve', key: 'calendar', to: '/calendar', icon: CalendarOutlined, permissions: ['catalogue.read'] },
  { word: 'command', key: 'desk', to: '/desk', icon: AppstoreOutlined, permissions: DESK },
  { word: 'command', key: 'requests', to: '/requests', icon: CheckSquareOutlined, permissions: ['request.read'] },
  { word: 'command', key: 'ledger', to: '/ledger', icon: PauseCircleOutlined, permissions: ['request.read', 'ledger.review'] },
  { word: 'command', key: 'emergency', to: '/emergency', icon: ThunderboltOutlined, permissions: ['mode.order', 'case.dispatch'] },
  { word: 'serve', key: 'revisits', to: '/revisits', icon: PhoneOutlined, permissions: ['revisit.answer', 'case.supervise'] },
  { word: 'serve', key: 'replies', to: '/replies', icon: CommentOutlined, permissions: ['reply.write', 'reply.approve'] },
  { word: 'assess', key: 'rechecks', to: '/rechecks', icon: ReloadOutlined, permissions: ['case.answerTask', 'case.supervise'] },
  { word: 'command', key: 'supervision', to: '/supervision', icon: AlertOutlined, permissions: ['supervision.read'] },
  { word: 'command', key: 'agenda', to: '/agenda', icon: SolutionOutlined, permissions: ['agenda.read'] },
  { word: 'assess', key: 'ranking', to: '/assess', icon: TrophyOutlined, permissions: ['metric.read'] },
  { word: 'settings', key: 'suggestions', to: '/suggestions', icon: BulbOutlined, permissions: ['catalogue.write'] },
  { word: 'settings', key: 'routing', to: '/routing', icon: BranchesOutlined, permissions: ['catalogue.write'] },
  { word: 'settings', key: 'noticeTexts', to: '/notices/texts', icon: MessageOutlined, permissions: ['notice.editTexts'] },
  { word: 'settings', key: 'noticeAccount', to: '/notices/account', icon: MailOutlined, permissions: ['notice.operate'] },
  { word: 'settings', key: 'procedures', to: '/procedures', icon: ApartmentOutlined, permissions: ['procedure.read'] },
  { word: 'settings', key: 'census', to: '/component-imports', icon: ImportOutlined, permissions: ['component.write'] },
  { word: 'settings', key: 'audit', to: '/audit', icon: AuditOutlined, permissions: ['audit.read'] },
] as const satisfies readonly { word: Word; key: string; to: string; icon: ComponentType; permissions: readonly string[] }[]

export type RailItem = (typeof RAIL)[number]

/** What the posts of the signed-in person open. */
export function openItems(may: (...permissions: string[]) => boolean): RailItem[] {
  return RAIL.filter((item) => may(...item.permissions))
}
