import type { TextsOf } from './texts.ts'
import type { zhWords } from './zh-CN-words.ts'

export const enWords: TextsOf<typeof zhWords> = {
  state: {
    draft: 'Draft', reported: 'To accept', verifying: 'Verifying', pending_filing: 'To file', pending_dispatch: 'To dispatch', dispatched: 'To sign', handling: 'Handling', suspended: 'Suspended', deferred: 'Deferred',
    disposed: 'To check', checking: 'Checking', pending_closure: 'To close', closed: 'Closed', rejected: 'Rejected', not_filed: 'Not filed', voided: 'Voided', merged: 'Merged',
  },
  source: {
    collector: 'Collector', citizen_app: 'Citizen app', hotline12345: 'Hotline 12345', media: 'Media', video_patrol: 'Video patrol', sensor: 'Sensor', leader: 'Leader', superior_platform: 'Higher platform',
    campaign: 'Campaign', assessment: 'Assessment', transfer: 'Transfer',
  },
  closure: { normal: 'Normal', self_handled: 'Self-handled', informative: 'By notice', forced: 'Forced' },
  clockKind: { accept: 'Accept', verify: 'Verify', filing: 'Filing', dispatch: 'Dispatch', disposal: 'Disposal', checkOrder: 'Order check', check: 'Check', close: 'Close' },
  taskKind: { verify: 'Verification', check: 'Check' },
  taskResult: { true: 'True', false: 'False', pass: 'Passed', fail: 'Failed' },
  requestState: { requested: 'With the department', dept_approved: 'With the centre', approved: 'Approved', rejected: 'Rejected', withdrawn: 'Withdrawn' },
  requestKind: { extension: 'Extension' },
  level: { city: 'City', district: 'District', street: 'Street', community: 'Community' },
}
