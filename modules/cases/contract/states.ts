/** Sources and states, as the domain names them. */

/** CL §3 */
export const SOURCES = [
  'collector',
  'citizen_app',
  'hotline12345',
  'media',
  'video_patrol',
  'sensor',
  'leader',
  'superior_platform',
  'campaign',
  'assessment',
  'transfer',
] as const
export type Source = (typeof SOURCES)[number]

/** CL §4 */
export const STATES = [
  'draft',
  'reported',
  'verifying',
  'pending_filing',
  'pending_dispatch',
  'dispatched',
  'handling',
  'suspended',
  'deferred',
  'disposed',
  'checking',
  'pending_closure',
  'closed',
  'rejected',
  'not_filed',
  'voided',
  'merged',
] as const
export type CaseState = (typeof STATES)[number]
