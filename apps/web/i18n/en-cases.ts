import type { TextsOf } from './texts.ts'
import type { zhCases } from './zh-CN-cases.ts'

export const enCases: TextsOf<typeof zhCases> = {
  desk: {
    title: 'Desk', queues: 'My queues', empty: 'Nothing waits in this queue', emptyHint: 'Cases appear here by themselves when they reach your post.', noQueues: 'Your post has no queue', noQueuesHint: 'Use the cases, the map or the registers on the left.', red: '{{count}} overdue',
    list: 'List', case: 'Case', map: 'Map', choose: 'Choose a case on the left', chooseHint: 'Move with J and K, open the full page with Enter.', keys: 'Keyboard', keyDown: 'Next case', keyUp: 'Previous case', keyOpen: 'Open the full page', keyAction: 'The action with that letter', keyHelp: 'This list', keySearch: 'Search', done: 'Done: {{title}}', order: 'Due first',
    orderNewest: 'Newest first', changedElsewhere: 'Somebody else changed the case; it has been reloaded',
  },
  case: {
    title: 'Case', uncoded: 'No code yet', facts: 'Facts', description: 'Description', matter: 'Matter', address: 'Address', place: 'Area', grid: 'Grid', source: 'Source', unit: 'Department', round: 'Round', roundOf: 'Round {{count}}', reportedAt: 'Reported', filedAt: 'Filed',
    dispatchedAt: 'Dispatched', disposedAt: 'Disposed', closedAt: 'Closed', urgent: 'Urgent', limit: 'Limit', closing: 'Closing condition', condition: 'Filing condition', reporter: 'Reporter', reports: 'Reports', position: 'Position', photos: 'Photographs', timeline: 'Timeline', clocks: 'Clocks', tasks: 'Verification and checks',
    assignments: 'Dispatches', requests: 'Requests', actions: 'Actions', noActions: 'With the {{holder}} now; nothing to do for your post', noActionsPlain: 'Nothing to do for your post now', blocked: 'Why not…', hash: 'Evidence', hashHelp: 'Each entry is tied to the one before by SHA-256; any change would show.', stayed: 'waited {{time}}', here: 'waiting {{time}}', suggested: 'Suggested: {{unit}}',
    openPage: 'Open page', summary: 'Summary', state: 'State', light: 'Light', clock: 'Clock', due: 'Due', code: 'Case code', district: 'District', street: 'Street', community: 'Community', dutyGrid: 'Duty grid', unitGrid: 'Unit grid', closure: 'Closed as', signedAt: 'Signed', endedAs: 'Ended', handler: 'Handler', collector: 'Collector', orderedAt: 'Ordered', answeredAt: 'Answered', result: 'Result',
    externalCode: 'Outside number', noMatter: 'Matter not set', noAddress: 'No address', noPlace: 'Not located', safety: 'Danger to life', phone: 'Phone', holderUnknown: 'another post', basis: 'Basis', notFound: 'There is no such case, or your post may not see it', demo: 'Demo',
  },
  act: {
    reason: 'Reason', reasonKind: 'Kind of reason', matter: 'Matter', conditionNo: 'Filing condition', unitCode: 'Department', override: 'Department outside the handbook', overrideHelp: 'Needs a reason', photos: 'Photographs', point: 'Place of work', note: 'Note', checklist: 'The closing condition is met', handlerId: 'Handler', collectorId: 'Collector', collectorHelp: 'Left empty, the collector on shift gets it',
    usePlace: 'Use the place of the case', locating: 'Locating', locateMe: 'Use my position', submit: '{{title}}', other: 'Further content', pickUnit: 'Name or code of a unit', pickPerson: 'Name of a person', pickMatter: 'Name or code of a matter', suggested: 'Suggested department', useSuggested: 'Use it', why: 'Because', done: '{{title}}: done',
  },
  request: {
    title: 'Requests', ask: 'Ask for an extension', reason: 'Reason', submit: 'Send the request', kind: 'Kind', state: 'State', unit: 'Department', by: 'Asked by', at: 'Asked', decidedAt: 'Decided', empty: 'No requests', emptyHint: 'Requests of departments for an extension are decided here, level by level.', help: 'Before the deadline only; the clock runs on until it is approved; at most twice for a case.', decide: 'Decide', done: 'Request sent', case: 'Case', approveDepartment: 'Approve (department)', approveCentre: 'Approve (centre)', reject: 'Reject', withdraw: 'Withdraw',
  },
  report: {
    title: 'Report a problem', description: 'Description', descriptionHelp: 'What is there to see, where, and how large', matter: 'Matter', matterHelp: 'May be left to the acceptor', matterHint: 'Name, major or code, such as “manhole” or “06-010”', place: 'Place', placeHelp: 'Click on the map or drag the mark', address: 'Address', addressHelp: 'Road, number or a landmark', photos: 'Photographs', source: 'Source', urgent: 'Urgent',
    reporter: 'Reporter', reporterName: 'Name', reporterPhone: 'Phone', externalCode: 'Outside number', submit: 'Report', done: 'Reported', doneHint: 'The case waits in the acceptance queue.', draftKept: 'The draft is kept on this computer', draftDiscard: 'Clear the draft', another: 'Report another', openCase: 'Open the case', locating: 'Locating the grid', located: 'Lies in', notLocated: 'No place chosen yet', confusable: 'Easily mistaken', instead: 'Choose {{matter}}', when: 'When', duplicates: 'Possible duplicates nearby', duplicatesHint: 'Open cases of the same matter; see whether one is the same problem.', matterMajor: 'Major', longitude: 'Longitude', latitude: 'Latitude', localMatter: 'City’s own',
  },
  list: {
    title: 'Cases', views: 'My views', saveView: 'Save this view', viewName: 'Name of the view', deleteView: 'Delete the view', noViews: 'No saved views yet', csv: 'Export CSV', xlsx: 'Export Excel', open: 'Open', filters: 'Filters', reportedFrom: 'Reported', search: 'Case code, address, words', emptyHint: 'Clear some filters or choose another period.', anyState: 'All states', anySource: 'All sources', anyLight: 'All lights',
    anyDistrict: 'All districts', anyUnit: 'All departments', bbox: 'Within the map window',
  },
  overview: {
    title: 'Overview', period: 'Period', days7: '7 days', days30: '30 days', days90: '90 days', custom: 'Custom', trend: 'Trend', byDistrict: 'By district', byUnit: 'By department', formula: 'Definition', list: 'Open the list', noData: 'No data in this period', numerator: 'Numerator', denominator: 'Denominator', district: 'District', unit: 'Department', day: 'By day', month: 'By month', ranking: 'Performance', rankingHint: 'Filing, closing and punctuality by department and district; every figure opens its list.',
    asOf: 'As of {{at}}', value: 'Value', dimension: 'Dimension', none: 'Not set', sla: 'Figures', now: 'Now',
  },
}
