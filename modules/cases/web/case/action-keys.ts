import type { Action } from '#modules/cases/contract.ts'

/** Letters of the usual actions; J and K move in the list, P prints. */
const LETTERS: Record<string, string> = {
  forward: 'a',
  reject: 'r',
  orderVerify: 'v',
  file: 'f',
  decline: 'd',
  sendBack: 'b',
  dispatch: 'd',
  sign: 's',
  assignHandler: 'a',
  reportResult: 'u',
  dispose: 'h',
  disposeReject: 'b',
  orderCheck: 'c',
  checkPass: 'g',
  checkFail: 'x',
  verifyTrue: 'g',
  verifyFalse: 'x',
  confirmRework: 'w',
  overruleFail: 'o',
  newProblem: 'n',
  close: 'e',
  notSatisfied: 'b',
}
const TAKEN = ['j', 'k', 'p']

/** One letter for each open action, none twice. */
export function lettersOf(actions: readonly Action[]): Map<string, string> {
  const letters = new Map<string, string>()
  const used = new Set(TAKEN)
  for (const { event } of actions) {
    const wanted = [LETTERS[event] ?? '', ...event.toLowerCase()]
    const letter = wanted.find((one) => /^[a-z]$/.test(one) && !used.has(one))
    if (!letter) continue
    used.add(letter)
    letters.set(event, letter)
  }
  return letters
}

/** Steps back are offered quietly; the way on is the blue button. */
const BACKWARD = new Set([
  'reject',
  'decline',
  'sendBack',
  'disposeReject',
  'notSatisfied',
  'verifyFalse',
  'checkFail',
  'void',
  'orderVerify',
  'requestReturn',
  'rejectReturn',
  'forceClose',
  'informativeClose',
  'undoClose',
  'unmerge',
  'merge',
])

export function leadsOn(action: Action): boolean {
  return !BACKWARD.has(action.event)
}
