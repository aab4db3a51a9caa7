import { enAdmin } from './en-admin.ts'
import { enCases } from './en-cases.ts'
import { enWords } from './en-words.ts'
import type { TextsOf } from './texts.ts'
import type { zhCN } from './zh-CN.ts'

export const en: TextsOf<typeof zhCN> = {
  product: {
    name: 'CityLoop',
    latin: '城市闭环',
    kind: 'Urban operation and management platform',
    promise: 'Found, filed, dispatched, handled, checked, closed: every matter gets its answer.',
    demo: 'Demo data',
  },
  common: {
    unexpected: 'Something went wrong, please try again', retry: 'Try again', save: 'Save', cancel: 'Cancel', confirm: 'Confirm', close: 'Close', edit: 'Edit', add: 'Add', search: 'Search',
    yes: 'Yes', no: 'No', all: 'All', none: 'None', more: 'More', back: 'Back', next: 'Next', previous: 'Previous', loading: 'Loading', optional: 'optional',
    clear: 'Clear', reset: 'Reset', apply: 'Apply', required: 'Required', copied: 'Copied', copyLink: 'Copy link', share: 'Share', open: 'Open', export: 'Export', columns: 'Columns',
    filter: 'Filter', sortBy: 'Sort', rows: '{{count}} rows', moreThan: 'More than {{count}} rows', shown: '{{count}} shown', detail: 'Details', from: 'From', to: 'To',
    noRows: 'Nothing matches', noRowsHint: 'Widen or clear the filters.', notFound: 'There is no such page', notFoundHint: 'The link may be out of date, or your post may not see it.', toStart: 'To the start page',
    newVersion: 'This page has been renewed, please reload', refresh: 'Reload', view: 'View', code: 'Code', name: 'Name', time: 'Time', who: 'Who', reason: 'Reason', note: 'Note', saved: 'Saved', loadMore: 'Load more',
    chooseFile: 'Choose a file', keyboard: 'Keyboard', language: '中文', copy: 'Copy',
  },
  session: {
    title: 'Sign in', account: 'Account', password: 'Password', code: 'One-time code', codeHelp: 'Six digits, for accounts with a second factor', submit: 'Sign in',
    demoTitle: 'Demo accounts', demoHelp: 'Pick a post to sign in. All data are for demonstration.', signOut: 'Sign out', ended: 'Your session has ended, please sign in again', passwordChange: 'Change password',
    oldPassword: 'Old password', newPassword: 'New password', repeatPassword: 'New password again', passwordRule: 'At least 12 characters, and none of the last ones used',
    passwordDiffers: 'The two differ', passwordDone: 'Password changed, sign in with the new one', passwordExpired: 'Your password has expired, please change it first', secondFactor: 'Second factor',
    secondFactorNeeded: 'Administrators enrol a second factor first', secondFactorHelp: 'Scan the code with an authenticator, then enter the six digits it shows.', secondFactorSecret: 'If you cannot scan, enter this secret', secondFactorDone: 'Second factor enrolled',
    fillAccount: 'Enter your account', fillPassword: 'Enter your password', loopLabel: 'The loop of a case: found, filed, dispatched, handled, checked, closed',
  },
  frame: {
    sense: 'Sense', analyse: 'Analyse', serve: 'Serve', command: 'Command', assess: 'Assess', settings: 'Settings',
    searchHint: 'Search cases, addresses, units, grids', searchKey: 'Press / to search', searchCases: 'Cases', searchUnits: 'Units', searchDutyGrids: 'Duty grids', searchUnitGrids: 'Unit grids', searchAll: 'Look for “{{text}}” in the cases',
    searchNothing: 'Nothing found', alerts: 'Lights', alertsNone: 'No new yellow or red light', alertsHint: 'Cases near or past their limit are told here.', openRed: '{{count}} red now', live: 'Live', dayTheme: 'Day', nightTheme: 'Night', toNight: 'Switch to night', toDay: 'Switch to day',
    menu: 'Menu', user: 'My account', posts: 'Posts', onDuty: 'On duty', skip: 'Skip to content', switchLanguage: 'Switch language', turnedYellow: 'Turned yellow', turnedRed: 'Overdue', help: 'Keyboard',
    desk: 'Desk', requests: 'Requests', report: 'Report', map: 'One map', overview: 'Overview', cases: 'Cases', ranking: 'Performance', catalogue: 'Catalogue and handbook', calendar: 'Work calendar',
    audit: 'Audit trail', registers: 'Registers',
  },
  light: { green: 'On track', yellow: 'Due soon', red: 'Overdue', none: 'No limit', paused: 'Paused', stopped: 'Stopped' },
  unit: { minute: 'min', work_hour: 'working h', work_day: 'working d', urgent_hour: 'urgent h', natural_day: 'days', hour: 'h', day: 'd' },
  clock: {
    left: '{{amount}} {{unit}} left', over: '{{amount}} {{unit}} over', dueAt: 'Due {{at}}', explain: 'How the limit is counted', limit: 'Limit', started: 'From', deadline: 'Due', stoppedAt: 'Stopped', onTime: 'On time', late: 'Late',
    provisional: 'The holiday notice of that year is not out; the deadline is provisional', counted: 'Counted', makeup_day: 'Counted on a make-up workday', night: 'Outside working hours', off: 'Breaks and weekends', holiday: 'Public holiday', pause: 'Paused', extension: 'Extension',
    used: '{{amount}} counted', sum: 'The counted stretches add up to the limit', break: 'Break', weekend: 'Weekend', charged: 'Charged to', overdueAfter: 'After the deadline', adds: 'adds {{amount}}', running: 'Running',
  },
  photo: {
    before: 'Before', after: 'After', verify: 'Verification', check: 'Check', compare: 'Before and after', compareHint: 'Drag the handle: before on the left, after on the right', none: 'No photographs yet', add: 'Add photographs', uploading: 'Uploading {{share}}%', remove: 'Remove', view: 'View large', failed: 'Upload failed',
    limit: 'JPG, PNG, WebP or HEIC, up to 20 MB each', taken: '{{by}}, {{at}}',
  },
  map: {
    layers: 'Layers', legend: 'Legend', share: 'Copy a link to this view', notice: 'Schematic base map; not a reference for borders', attribution: 'Sources', case: 'Case', cluster: 'Several cases; the figure says how many', loading: 'Loading the map', noWebgl: 'This browser cannot show the map', noWebglHint: 'Enable graphics acceleration (WebGL) and try again.',
    open: 'Open the case', zoomIn: 'Zoom in', zoomOut: 'Zoom out', whole: 'Whole city', pick: 'Pick the place on the map', group: { grid: 'Areas and grids', cases: 'Cases', other: 'Other' }, district: 'District', street: 'Street', community: 'Community', dutyGrid: 'Duty grid', unitGrid: 'Unit grid',
    fromZoom: 'Zoom in to see', openOnly: 'Open cases only', allLights: 'All lights', code: 'Code', details: 'Selected', cases: '{{count}} cases', zoomToSee: 'Click to zoom in',
  },
  ...enWords,
  ...enCases,
  ...enAdmin,
}
