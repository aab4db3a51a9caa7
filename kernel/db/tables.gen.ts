// Made from the migrations by `npm run tables`; do not edit.

/** What a person lends to a program: some of the own permissions, for a time */
export interface AccessTokenTable {
  id: string
  accountId: string
  name: string
  /** SHA-256 of the token; the token itself is shown once and known only to its holder */
  tokenHash: string
  /** Last signs of the token, to tell one from another */
  hint: string
  /** Asked again at every request: what the owner lost, the token lost */
  permissions: string[]
  readOnly: boolean
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  lastAddress: string | null
  revokedAt: Date | null
}

export interface AccountTable {
  id: string
  personId: string
  login: string
  passwordHash: string
  passwordChangedAt: Date
  totpSecret: string | null
  totpPending: string | null
  failedCount: number
  failedSince: Date | null
  lockedUntil: Date | null
  disabledAt: Date | null
  /** Shown in the demo sign-in picker; exists only in demo mode */
  demo: boolean
  createdAt: Date
}

/** Address book: addresses by their elements (GB/T 30428.3), each with its point and codes (ST §3) */
export interface AddressTable {
  /** District and elements; what tells one address from another */
  key: string
  /** Road, lane or village, in the form of words.ts */
  road: string
  number: number | null
  /** What follows the number: -3, A */
  suffix: string
  /** The last number of a block */
  numberTo: number | null
  building: string
  /** A place known by its name, or a crossing */
  marker: string
  lon: number
  lat: number
  morton: number
  districtCode: string
  streetCode: string
  communityCode: string | null
  dutyGridCode: string
  unitGridCode: string | null
  source: string
  /** How often seen, up to a thousand */
  weight: number
}

/** Names of roads and markers, for those that are spelt a little differently */
export interface AddressNameTable {
  name: string
  /** Pairs of neighbouring signs, ends marked */
  pairs: string[]
}

/** In how many names a pair occurs: a search asks for the rarest ones of its text */
export interface AddressPairTable {
  pair: string
  names: number
}

/** Which thing stands or happened at which address; the address is where most of them are */
export interface AddressRefTable {
  source: string
  ref: string
  key: string
  lon: number
  lat: number
}

/** Where addresses come from, and how far each source has been read */
export interface AddressSourceTable {
  id: string
  /** Of several points of one address those of the most trusted sources count */
  trust: number
  /** Everything changed before it has been read; the next reading begins a little earlier */
  mark: Date | null
  read: number
  updatedAt: Date
}

/** What comes before the director meeting; added by an order of level 4, decided with owner and date (P1-08) */
export interface AgendaItemTable {
  id: string
  meeting: string
  orderId: string
  caseId: string
  caseCode: string
  title: string
  kind: string
  unitCode: string
  districtCode: string | null
  streetCode: string | null
  state: string
  caseDueAt: Date | null
  addedAt: Date
  decision: string | null
  ownerUnit: string | null
  dueOn: string | null
  decidedName: string | null
  decidedAt: Date | null
}

/** One dispatch of the case to one department (CL §1) */
export interface AssignmentTable {
  id: string
  caseId: string
  unitCode: string
  round: number
  at: Date
  signedAt: Date | null
  endedAt: Date | null
  ended: string | null
  handlerId: string | null
  handlerName: string | null
  assignedAt: Date | null
  handlerNote: string | null
  innerDueAt: Date | null
  resultAt: Date | null
  resultNote: string | null
  /** How often the clerk was not content with the result (T15b) */
  sentBack: number
}

/** Important acts of every user (ST §14): sign-ins, administration, exports, reveals, refusals */
export interface AuditEntryTable {
  id: number
  at: Date
  actorId: string | null
  actorName: string
  sessionId: string | null
  action: string
  objectType: string
  objectId: string | null
  result: string
  detail: unknown
  address: string | null
}

/** Chained digests over consecutive ranges of audit entries, written by the relay */
export interface AuditSealTable {
  upTo: number
  digest: string
  prevDigest: string
  sealedAt: Date
}

/** Working calendars; a running clock names the version it counts by (R7, R14) */
export interface CalendarVersionTable {
  version: string
  data: unknown
  current: boolean
  madeAt: Date
  madeBy: string
  note: string
}

/** Register of cameras (Q2-21): what stands where, whose it is and what for */
export interface CameraTable {
  id: string
  /** Device id of GB/T 28181, 20 digits: centre 8, industry 2, type 3, serial 7; never changed */
  code: string
  name: string
  kind: string
  state: string
  lon: number
  lat: number
  /** Web Mercator key at zoom 26 (D4) */
  morton: number
  districtCode: string
  streetCode: string
  communityCode: string | null
  dutyGridCode: string
  /** Null where the city drew no unit grid */
  unitGridCode: string | null
  /** Where it looks, degrees clockwise from north; null where it turns or is not known */
  direction: number | null
  /** Metres above the ground */
  height: number | null
  /** Unit the camera belongs to */
  ownerUnitCode: string
  /** What it was put up for; pictures are for no other purpose without a basis of its own (PIPL art. 26) */
  purpose: string
  /** Video network the pictures come from */
  network: string | null
  /** Whether a visible sign tells of it, as PIPL art. 26 asks of cameras in public places */
  noticeSign: boolean
  installedOn: string | null
  remark: string | null
  demo: boolean
  version: number
  /** 0 as a city pack brought it */
  historySeq: number
  historyHash: string
  retiredAt: Date | null
  updatedAt: Date
}

/** Sequence numbers are handed out in blocks, so that filing does not wait in line; gaps are allowed */
export interface CaseCodeBlockTable {
  day: string
  region: string
  next: number
}

/** Ledger of suspended (挂账) and deferred (缓办) cases: why, how long, who answers for it (CL §8) */
export interface CasePauseTable {
  id: string
  caseId: string
  kind: string
  unitCode: string
  reasonKind: string | null
  explanation: string
  measure: string | null
  leader: string | null
  photos: string[]
  startedAt: Date
  untilAt: Date
  /** A suspension is looked at every 30 days */
  nextReviewAt: Date | null
  reviews: number
  endedAt: Date | null
  ended: string | null
}

/** Monthly review of a suspension; never changed */
export interface CasePauseReviewTable {
  id: string
  pauseId: string
  at: Date
  byId: string
  byName: string
  finding: string
}

export interface CasePhotoTable {
  caseId: string
  fileId: string
  stage: string
  at: Date
  byId: string
  byName: string
}

/** What a citizen is answered in free words; goes out only when somebody else approved it (CL §12) */
export interface CaseReplyTable {
  id: string
  caseId: string
  text: string
  state: string
  writtenBy: string
  writtenName: string
  writtenAt: Date
  decidedBy: string | null
  decidedName: string | null
  decidedAt: Date | null
  note: string | null
}

/** What a department asks for while the clock runs on; no state of the case (CL §1, §8) */
export interface CaseRequestTable {
  id: string
  caseId: string
  kind: string
  state: string
  version: number
  reason: string
  unitCode: string
  requestedBy: string
  requestedName: string
  requestedAt: Date
  /** Who approved so far, one after another; never the same person twice */
  decidedBy: string[]
  decidedAt: Date | null
  clockKind: string | null
  clockStartedAt: Date | null
  dueAt: Date | null
  yellowAt: Date | null
  historySeq: number
  historyHash: string
  updatedAt: Date
  reasonKind: string | null
  /** Of a suspension or deferral: when handling goes on */
  untilAt: Date | null
  suggestedUnit: string | null
  /** Temporary safety measure while nothing is done */
  measure: string | null
  leader: string | null
  photos: string[]
}

/** Minors of components and matters; kind is in the key because codes overlap (ST §2.1) */
export interface CatalogueClassTable {
  edition: string
  kind: string
  major: string
  minor: string
  majorName: unknown
  name: unknown
  origin: string
}

/** Editions of the catalogue; every case keeps the one it was filed under (ST §0, D16) */
export interface CatalogueEditionTable {
  id: string
  title: unknown
  minorDigits: number
  inForce: boolean
  effectiveFrom: string | null
  effectiveTo: string | null
}

/** From the 2013 edition to the one in force (ST §2.6) */
export interface CatalogueMappingTable {
  kind: string
  fromMajor: string
  fromMinor: string
  toMajor: string | null
  toMinor: string | null
  confidence: string
  note: unknown
}

/** The one city of this installation, from its pack */
export interface CityTable {
  code: string
  title: unknown
  timeZone: string
  bounds: number[]
  centre: number[]
  demoNotice: unknown | null
  attribution: string[]
  calendar: string
  baseMap: unknown
}

/** Every clock a subject ever had; deadline_at is null while paused */
export interface ClockTable {
  subjectId: string
  kind: string
  ordinal: number
  startedAt: Date
  limitAmount: string
  limitUnit: string
  deadlineAt: Date | null
  yellowAt: Date | null
  stoppedAt: Date | null
  /** When the light turns next (yellow, then red); null when nothing more will happen */
  nextAlarmAt: Date | null
  onTime: boolean | null
  provisional: boolean
  chargedRole: string
  chargedUnit: string | null
  chargedPerson: string | null
  /** The whole value of the clock engine, from which the deadline can be explained */
  state: unknown
}

/** Component census (P3-01): what stands in the street, with the 18 attributes of GB/T 47678.5 (ST §2.2) */
export interface ComponentTable {
  id: string
  /** Instance code, 17 digits (16 in the 2013 edition), never changed; moved across a district means retire and a new one */
  code: string
  edition: string
  /** Major and minor, such as 01-002; with the edition it names the class */
  classCode: string
  name: string
  geometryKind: string
  /** GeoJSON of lines and areas; the point is on it, for tiles, distances and grids */
  geometry: unknown | null
  lon: number
  lat: number
  /** Web Mercator key at zoom 26 (D4) */
  morton: number
  districtCode: string
  streetCode: string
  communityCode: string | null
  dutyGridCode: string
  /** Null where the city drew no unit grid; listed as such */
  unitGridCode: string | null
  status: string
  authorityUnitCode: string
  authorityUnitName: string
  ownerUnitCode: string | null
  ownerUnitName: string | null
  maintenanceUnitCode: string | null
  maintenanceUnitName: string | null
  initialDate: string
  changeDate: string | null
  dataSource: string | null
  remark: string | null
  /** The one it stands in for, retired in the same step (ST §2.1) */
  previousId: string | null
  /** Another of the class not farther than 0.5 m (P3-01) */
  nearDuplicateOf: string | null
  /** Written by this import, whose record is where its history begins */
  importId: string | null
  demo: boolean
  version: number
  /** 0 as imported */
  historySeq: number
  historyHash: string
  retiredAt: Date | null
  updatedAt: Date
}

/** One census file: progress, account and rollback of the whole */
export interface ComponentImportTable {
  id: string
  state: string
  fileName: string
  fileSha256: string
  format: string
  crs: string | null
  mapping: unknown | null
  bytes: number
  /** Rows read and settled; a resumed import goes on behind them */
  read: number
  written: number
  refused: number
  nearDuplicates: number
  withoutGrid: number
  startedBy: string
  startedName: string
  /** When the file arrived */
  startedAt: Date
  endedAt: Date | null
  error: unknown | null
  version: number
  historySeq: number
  historyHash: string
  /** Regions in which the one who started it may write; null is everywhere */
  areas: unknown | null
  /** Columns of the file, as read when it arrived */
  columns: unknown
  /** How much of the file is settled, 0 to 1 */
  share: number
  /** Spent writing, pauses and restarts left out */
  seconds: number
  rolledBack: number
  /** Rows a rollback left standing, because somebody changed them since */
  kept: number
  /** When the writing was ordered */
  startedOn: Date | null
}

/** Rows that were not taken, with line, field and reason in both languages */
export interface ComponentImportRefusalTable {
  importId: string
  line: number
  field: string
  reason: unknown
  raw: string
  id: number
}

/** This case may be the same problem as that one, and why (CL §9) */
export interface DuplicateProposalTable {
  caseId: string
  masterId: string
  kind: string
  metres: number | null
  similarity: number
  note: string | null
  proposedBy: string
  proposedName: string
  proposedAt: Date
  decidedAt: Date | null
  decision: string | null
  decidedBy: string | null
}

/** Area patrolled by one collector (Q2-04) */
export interface DutyGridTable {
  id: string
  code: string
  name: string
  nameEn: string
  streetCode: string
  communityCode: string | null
  geometry: unknown
  demo: boolean
  version: number
  historySeq: number
  historyHash: string
  retiredAt: Date | null
  updatedAt: Date
}

/** Verification before filing, check after disposal (核实 / 核查) */
export interface FieldTaskTable {
  id: string
  caseId: string
  kind: string
  collectorId: string | null
  collectorName: string | null
  orderedBy: string
  orderedAt: Date
  answeredAt: Date | null
  result: string | null
  note: string | null
  photos: string[]
}

/** History of every procedure and register, append-only; the present is written in the same statement (D6) */
export interface FlowRecordTable {
  subjectId: string
  seq: number
  procedure: string
  event: string
  fromState: string | null
  toState: string
  actorId: string
  actorName: string
  role: string
  /** When it happened by the platform clock; replays and imports set it in the past */
  at: Date
  reason: string | null
  payload: unknown
  /** The caller's idempotency key; a repeat finds this row instead of acting again (D7) */
  requestKey: string | null
  prevHash: string
  /** SHA-256 over prev_hash and the canonical record; prev_hash of the first is empty */
  hash: string
  recordedAt: Date
}

/** Command handbook (P2-02): one filing condition of a matter with its limit; a change touches only new dispatches (R7) */
export interface HandbookEntryTable {
  id: string
  code: string
  matter: string
  conditionNo: number
  conditionZh: string
  conditionEn: string
  limitAmount: number
  limitUnit: string
  closingZh: string
  closingEn: string
  trade: string
  level: string
  safetyCritical: boolean
  areaMatter: boolean
  simpleFlow: boolean
  fastFlow: boolean
  informativeClose: boolean
  secondStage: unknown | null
  basis: string | null
  /** default: a published table; assumed: a proposal to be confirmed; city: the city's own */
  source: string
  version: number
  historySeq: number
  historyHash: string
  retiredAt: Date | null
  updatedAt: Date
}

/** One digest per day over the hashes of all flow records recorded that day (UTC), chained to the day before */
export interface HistorySealTable {
  day: string
  recordCount: number
  digest: string
  prevDigest: string
  sealedAt: Date
}

/** One command, two management, three supervision, four grid (Q2-02), as data of the city */
export interface LevelRightTable {
  levelRight: string
  level: string
}

/** What screens are told, kept for an hour so that a screen that lost the line can resume (D10) */
export interface LiveEventTable {
  id: number
  topic: string
  subjectId: string
  payload: unknown
  at: Date
}

/** Somebody else found a problem in a duty grid within 24 h after its collector gave a sign from there (CL §12, 漏报) */
export interface MissedReportTable {
  caseId: string
  collectorId: string
  collectorName: string
  dutyGridCode: string
  /** Newest sign of the collector from inside the grid before the problem was reported; where patrols are not tracked, that is what is known of them */
  seenAt: Date
  /** What the sign was: an own report, or the answer to a task on the spot */
  seenBy: string
  seenCaseId: string
  foundAt: Date
}

/** In an emergency the ordinary disposal clocks of an area rest for a time (CL §15) */
export interface ModePauseTable {
  id: string
  name: string
  regionLevel: string
  regionCode: string
  fromAt: Date
  untilAt: Date
  endedAt: Date | null
  reason: string
  orderedBy: string
  orderedName: string
  orderedAt: Date
}

/** One row per recipient and piece of news; the unique index is why nobody is told twice */
export interface NoticeTable {
  id: string
  kind: string
  dedupeKey: string
  /** Person id, or a hash of the address of somebody outside */
  recipientKey: string
  recipientId: string | null
  /** Where the module finds the address of somebody outside; the address itself is not kept here (ST §13) */
  recipientRef: string | null
  /** Name, or masked address, for the delivery account */
  recipient: string
  language: string
  subjectId: string
  severity: string
  titleZh: string
  titleEn: string
  bodyZh: string
  bodyEn: string
  /** Values of the placeholders by language, for providers that keep the text themselves */
  worded: unknown
  /** What the module needs to say whether the notice still makes sense */
  facts: unknown
  /** 0 is the shipped text */
  templateVersion: number
  link: string
  inApp: boolean
  madeAt: Date
  readAt: Date | null
}

/** Every attempt, never changed, gone with its notice when that is old; lost is one whose process died before it could tell */
export interface NoticeAttemptTable {
  deliveryId: string
  ordinal: number
  at: Date
  outcome: string
  providerId: string | null
  error: string | null
}

/** A notice on its way through one channel; failed ones are tried again, given_up ones wait for an operator */
export interface NoticeDeliveryTable {
  id: string
  noticeId: string
  channel: string
  /** Device of a web push; other channels have one address */
  target: string | null
  state: string
  attempts: number
  /** Attempts after which it is given up; an operator adds to it */
  budget: number
  nextAt: Date | null
  /** Whoever sends it holds it until then; a process that died lets go by this */
  claimedUntil: Date | null
  simulated: boolean
  providerId: string | null
  error: string | null
  madeAt: Date
  settledAt: Date | null
}

/** Channels a person chose for a kind; without a row the channels of the definition hold */
export interface NoticePreferenceTable {
  personId: string
  kind: string
  channels: string[]
  setAt: Date
}

/** Minutes of the day between which push and SMS wait */
export interface NoticeQuietTable {
  personId: string
  fromMinute: number
  untilMinute: number
  timeZone: string
}

/** Texts in place of the shipped ones, appended; the highest version holds */
export interface NoticeTemplateTable {
  kind: string
  version: number
  /** With this version the shipped text holds again */
  shipped: boolean
  titleZh: string
  titleEn: string
  bodyZh: string
  bodyEn: string
  madeBy: string
  madeName: string
  madeAt: Date
}

/** News and timers: written with the change, taken by the relay at deliver_at (D8) */
export interface OutboxTable {
  id: number
  topic: string
  subjectId: string
  payload: unknown
  deliverAt: Date
}

export interface PasswordHistoryTable {
  accountId: string
  passwordHash: string
  setAt: Date
}

/** Members of staff; a citizen has no row here */
export interface PersonTable {
  id: string
  name: string
  phone: string | null
  language: string
  demo: boolean
  version: number
  historySeq: number
  historyHash: string
  retiredAt: Date | null
  updatedAt: Date
  /** Work address, for notices */
  email: string | null
}

/** Where people in the field are: the last place of each and no track (PIPL Art. 6 and 19); gone when sharing stops, after 12 hours at the latest */
export interface PositionTable {
  personId: string
  /** Of the post in which the place is shared, with its unit; who leaves the post is shown no more */
  role: string
  unitCode: string
  lon: number
  lat: number
  /** Zoom 26 (design D4) */
  morton: number
  /** Radius of the circle the device is in with 95 %, as the device says */
  accuracyM: number | null
  /** By the clock of the device; only a newer fix takes the place of one */
  at: Date
  receivedAt: Date
  unitGridCode: string | null
  dutyGridCode: string
  communityCode: string | null
  streetCode: string
  districtCode: string
  /** Made up in demo mode; anything that a person shares takes its place */
  demo: boolean
}

export interface PostTable {
  id: string
  personId: string
  role: string
  unitCode: string
  regionCode: string
  regionLevel: string
  dutyGridCode: string | null
  validFrom: string
  /** First day without the post; access of a secondee ends by itself (P1-03) */
  validTo: string | null
  createdAt: Date
}

/** What the city changed in a procedure's table (D19); a running case stays on the version it began with */
export interface ProcedureVersionTable {
  procedure: string
  version: number
  adaptation: unknown
  current: boolean
  madeAt: Date
  note: string
  /** The version it was made from; null for the first */
  base: number | null
  madeBy: string | null
  madeName: string | null
  requestKey: string | null
}

/** A browser that asked for web push (RFC 8030); ended when the person or its push service says so */
export interface PushDeviceTable {
  id: string
  personId: string
  endpoint: string
  p256dh: string
  auth: string
  name: string
  addedAt: Date
  endedAt: Date | null
  endReason: string | null
}

/** VAPID keys (RFC 8292) made once, where the settings name none */
export interface PushKeyTable {
  one: boolean
  publicKey: string
  privateKey: string
  madeAt: Date
}

/** A closed case is looked at once more: drawn by lot, self-handled, or doubted by the citizen (CL §11, §12) */
export interface RecheckTable {
  id: string
  caseId: string
  kind: string
  collectorId: string | null
  collectorName: string | null
  orderedAt: Date
  answeredAt: Date | null
  found: string | null
  note: string | null
  photos: string[]
  newCaseId: string | null
}

/** Administrative areas, codes by GB/T 2260 and the statistical codes (ST §12) */
export interface RegionTable {
  code: string
  level: string
  kind: string | null
  name: string
  nameEn: string
  parentCode: string | null
  /** GeoJSON in CGCS2000; null where a code has no land */
  geometry: unknown | null
  /** The outline was generated and is no official boundary */
  demo: boolean
}

/** What somebody noticed, as it came; several may join one case (CL §1) */
export interface ReportTable {
  id: string
  caseId: string
  source: string
  description: string
  at: Date
  photos: string[]
  reporterId: string
  reporterName: string | null
  /** Personal: masked but for the acceptor; reveals are audited (ST §13) */
  reporterPhone: string | null
}

/** A citizen is asked after closing (CL §12) */
export interface RevisitTable {
  caseId: string
  dueAt: Date
  answer: string | null
  note: string | null
  answeredAt: Date | null
  answeredBy: string | null
  answeredName: string | null
  /** By when the supervisor orders the second look, one working day after a dissatisfied answer (CL §12) */
  doubtDueAt: Date | null
}

export interface SavedViewTable {
  id: string
  personId: string
  name: string
  url: string
  madeAt: Date
}

export interface SchemaMigrationTable {
  module: string
  name: string
  hash: string
  appliedAt: Date
}

export interface SessionTable {
  id: string
  accountId: string
  /** SHA-256 of the token; the token itself is known only to its holder */
  tokenHash: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  endedAt: Date | null
  endReason: string | null
  address: string | null
  agent: string | null
}

/** The keys a browser would hold, for devices of the simulated push service; demo mode only */
export interface SimulatedDeviceTable {
  id: string
  publicKey: string
  privateKey: string
  auth: string
  madeAt: Date
}

/** What the simulated providers took in; nobody outside was told */
export interface SimulatedMessageTable {
  id: string
  channel: string
  outId: string
  address: string
  title: string
  body: string
  detail: unknown
  receivedAt: Date
}

export interface StoredFileTable {
  id: string
  sha256: string
  /** Hash of the bytes as they arrived, before re-encoding; evidence */
  capturedSha256: string
  mediaType: string
  bytes: number
  width: number | null
  height: number | null
  originalName: string | null
  createdBy: string
  createdAt: Date
  capturedAt: Date | null
  lon: number | null
  lat: number | null
}

/** Every text model the city ever trained from its own cases, append-only */
export interface SuggestionModelTable {
  version: number
  madeAt: Date
  madeBy: string
  /** The newest case it was learnt from */
  untilAt: Date
  /** Measured on the cases from here on, after learning from those before */
  splitAt: Date
  cases: number
  corrected: number
  /** Accuracy per target against naive Bayes and majority, and what was mistaken for what */
  report: unknown
  /** SHA-256 of the file */
  hash: string
  file: Buffer
}

/** What was suggested, best first, and what people chose: accuracy in use, and the corrections to learn from; append-only */
export interface SuggestionOutcomeTable {
  caseId: string
  target: string
  modelVersion: number
  suggested: string[]
  /** Of the first suggestion, 0 … 1 */
  confidence: number
  chosen: string
  at: Date
}

/** Which model suggests, and since when: the newest row is in force; going back is one more row */
export interface SuggestionPublicationTable {
  id: number
  version: number
  kind: string
  at: Date
  byId: string
  byName: string
  reason: string
  requestKey: string | null
}

/** What a department answered; an order keeps all its answers (CL §13) */
export interface SupervisionAnswerTable {
  orderId: string
  ordinal: number
  text: string
  photos: string[]
  byId: string
  byName: string
  at: Date
  result: string | null
  reviewedName: string | null
  reviewedAt: Date | null
  note: string | null
}

/** Formal orders to hurry or to explain (督办, CL §13); their past is in flow_record */
export interface SupervisionOrderTable {
  id: string
  caseId: string
  /** As the case stood; a case has its code for good */
  caseCode: string
  matterCode: string | null
  summary: string
  kind: string
  /** 1 reminder, 2 overdue order, 3 order of the commission office, 4 director meeting */
  level: number
  state: string
  open: boolean
  version: number
  /** Which rule of CL §13 made it, or a person */
  trigger: string
  reason: string
  /** The second the rule was met; issued_at is later where the platform was down over it */
  arisesAt: Date
  /** Disposal clock it is about; null where a person issued it */
  clockOrdinal: number | null
  /** Deadline of the case it is about; a moved deadline begins the levels anew */
  caseDueAt: Date | null
  /** The order of a lower level that this one took the place of */
  followsId: string | null
  unitCode: string
  districtCode: string | null
  streetCode: string | null
  communityCode: string | null
  dutyGridCode: string | null
  issuedBy: string
  issuedName: string
  issuedAt: Date
  /** When the first answer is due; due_at is that of the clock running now */
  answerDueAt: Date | null
  /** When the first answer came */
  answeredAt: Date | null
  /** Who gave the latest answer: somebody else accepts it */
  answeredBy: string | null
  settledAt: Date | null
  /** How it was settled */
  ended: string | null
  clockKind: string | null
  clockStartedAt: Date | null
  dueAt: Date | null
  yellowAt: Date | null
  historySeq: number
  historyHash: string
  updatedAt: Date
}

/** Bodies and departments in one tree (P1-02, P3-05, P3-06) */
export interface UnitTable {
  id: string
  code: string
  name: string
  nameEn: string
  kind: string
  parentCode: string | null
  regionCode: string
  regionLevel: string
  /** Trades the unit answers for; routing takes the one with the smallest area around the place */
  trades: string[]
  phone: string | null
  /** Of several units of one trade and area, the lowest is asked first */
  rank: number
  demo: boolean
  version: number
  historySeq: number
  historyHash: string
  retiredAt: Date | null
  updatedAt: Date
  /** Office of the unit, degrees in CGCS2000; null where it is not known */
  lon: number | null
  lat: number | null
  /** Web Mercator key at zoom 26 (D4) */
  morton: number | null
}

/** Base polygon of about one hectare, 15 characters (ST §1); a retired code is never used again */
export interface UnitGridTable {
  code: string
  communityCode: string
  dutyGridCode: string
  areaM2: number
  geometry: unknown
  demo: boolean
  retiredAt: Date | null
}

/** The present of every case (CL §1, §4); its past is in flow_record */
export interface UrbanCaseTable {
  id: string
  /** 19 digits: date, region, sequence; given at filing, unique by how it is made (D17) */
  caseCode: string | null
  state: string
  open: boolean
  version: number
  procedureVersion: number
  source: string
  edition: string
  matterCode: string | null
  conditionNo: number | null
  description: string
  summary: string
  address: string
  lon: number | null
  lat: number | null
  /** Web Mercator key at zoom 26 (D4) */
  morton: number | null
  districtCode: string | null
  streetCode: string | null
  communityCode: string | null
  dutyGridCode: string | null
  unitGridCode: string | null
  unitCode: string | null
  urgent: boolean
  fast: boolean
  round: number
  /** Disposal limit, frozen at dispatch (R7) */
  limitAmount: string | null
  limitUnit: string | null
  handbookVersion: number | null
  verified: boolean
  verifyCount: number
  dispatchCount: number
  reportedBy: string
  acceptedBy: string | null
  handledBy: string | null
  externalCode: string | null
  reportedAt: Date
  filedAt: Date | null
  dispatchedAt: Date | null
  signedAt: Date | null
  disposedAt: Date | null
  closedAt: Date | null
  closureKind: string | null
  /** Every round of disposal was on time (R10); set when disposed */
  onTime: boolean | null
  clockKind: string | null
  clockStartedAt: Date | null
  dueAt: Date | null
  yellowAt: Date | null
  historySeq: number
  historyHash: string
  updatedAt: Date
  search: string
  /** The component at which the problem is, where one is named (CL §9) */
  componentCode: string | null
  /** Master of a merged case; chains are flattened, so a master is never merged itself (CL §9) */
  mergedInto: string | null
  /** The same problem was closed not more than 24 h before (CL §9), or a dissatisfied citizen was right (CL §12) */
  recurrenceOf: string | null
  selfHandled: boolean
  voidKind: string | null
  closedBy: string | null
  /** An appeal was granted: left out of rates, the fact stays (CL §8) */
  exempt: boolean
  extendCount: number
  suspendCount: number
  deferCount: number
  /** Of a two-stage case: 1 make safe, 2 repair (CL §14) */
  stage: number
  /** Limit of the second stage, frozen at dispatch; null for one-stage cases */
  secondAmount: string | null
  secondUnit: string | null
  /** The disposal clock rests by an order for the area (CL §15) */
  modePauseId: string | null
  /** Due date of the hotline ticket; the effective due is two working hours earlier (CL §12) */
  ticketDueAt: Date | null
  /** False once a department rightly returned the case (T13) */
  accurateDispatch: boolean
  falseClosure: boolean
  citizenDissatisfied: boolean
  /** Two working hours before the hotline ticket is due (CL §12) */
  ticketAnswerBy: Date | null
  /** The earlier of the disposal deadline, while it runs, and ticket_answer_by */
  effectiveDueAt: Date | null
  /** What a citizen is told and may quote, from the first minute on; the case code comes with filing only */
  shortCode: string
  /** Who in the department has the work now; null while nobody was told to */
  handlerId: string | null
  /** By when the department wants the result; the clock of the case runs on */
  innerDueAt: Date | null
  /** The handler has told a result that waits for the clerk (T15, T15b) */
  resultAt: Date | null
  /** Who was sent to look and has not answered yet; may be of a grid beside that of the case */
  collectorId: string | null
}
