/** From examples to a model with its measured accuracy: learnt on the earlier cases, measured on the later ones. */
import { bayesScores, majorityScores } from './baselines.ts'
import { type Breathe, inStretches, still } from './breathe.ts'
import { type Accuracy, accuracyOf, calibrate, calibrationError, confusionsOf } from './evaluate.ts'
import { type LinearSettings, trainLinear, USUAL_SETTINGS } from './linear.ts'
import { allPieces, allScores, type Head, headOf, type TextModel, type Wording } from './model.ts'
import { countsOf, learnVocabulary, rowsOf, type Vocabulary } from './vocabulary.ts'

export interface Example extends Wording {
  /** When it came, for the split by time. */
  at: number
  /** Right answers by target. */
  labels: Readonly<Record<string, string>>
  importance: number
}

export interface Figures {
  target: string
  /** Labels learnt. */
  labels: number
  /** Test cases whose label training never saw; they count as wrong. */
  unseen: number
  linear: Accuracy
  bayes: Accuracy
  majority: Accuracy
  /** How far confidence and truth lie apart on average, 0 … 1. */
  calibrationError: number
  confusions: { actual: string; given: string; cases: number }[]
}

export interface Measured<E extends Example = Example> {
  figures: Figures[]
  trained: number
  tested: number
  /** The test set begins here. */
  splitAt: number
  /** The model of the measurement, learnt before the split, and the cases it was measured on. */
  model: TextModel
  test: readonly E[]
}

export interface Training {
  targets: readonly string[]
  settings?: LinearSettings
  breathe?: Breathe
  say?: (line: string) => void
}

/** The last fifth by time is the test. */
const TRAIN_SHARE = 0.8
const CONFUSIONS_KEPT = 40

/** Learns from the earlier four fifths and measures on the last one. */
export async function measure<E extends Example>(examples: readonly E[], training: Training): Promise<Measured<E>> {
  const { breathe = still } = training
  const sorted = examples.toSorted((one, other) => one.at - other.at)
  const cut = Math.floor(sorted.length * TRAIN_SHARE)
  const [earlier, test] = [sorted.slice(0, cut), sorted.slice(cut)]
  const pieces = await inStretches(sorted, allPieces, breathe)
  const vocabulary = await learnVocabulary(pieces.slice(0, cut), breathe)
  const [figures, heads]: [Figures[], Head[]] = [[], []]
  for (const target of training.targets) {
    const fitted = await learnHead(earlier, pieces.slice(0, cut), vocabulary, target, training)
    const { head, own } = await measured(fitted, test, pieces.slice(cut), vocabulary, breathe)
    figures.push(own)
    heads.push(head)
    training.say?.(
      `${target}: ${own.labels} labels, ${percent(own.linear)}, naive Bayes ${percent(own.bayes)}, majority ${percent(own.majority)}`,
    )
  }
  const splitAt = test[0]?.at ?? sorted.at(-1)?.at ?? 0
  return { figures, trained: earlier.length, tested: test.length, splitAt, model: { vocabulary, heads }, test }
}

/** Learns from all examples, with the confidence that was measured before. */
export async function learn(examples: readonly Example[], { model }: Measured, training: Training): Promise<TextModel> {
  const { breathe = still } = training
  const pieces = await inStretches(examples, allPieces, breathe)
  const vocabulary = await learnVocabulary(pieces, breathe)
  const heads: Head[] = []
  for (const target of training.targets) {
    const { head } = await learnHead(examples, pieces, vocabulary, target, training)
    heads.push({ ...head, temperature: model.heads.find((one) => one.target === target)?.temperature ?? 1 })
  }
  return { vocabulary, heads }
}

type Fitted = Awaited<ReturnType<typeof learnHead>>

async function learnHead(
  examples: readonly Example[],
  pieces: readonly string[][],
  vocabulary: Vocabulary,
  target: string,
  { settings = USUAL_SETTINGS, breathe = still }: Training,
) {
  const known = examples.flatMap((example, index) => (example.labels[target] === undefined ? [] : [{ example, own: pieces[index] ?? [] }]))
  const labels = labelsByFrequency(
    known.map(({ example }) => example),
    target,
  )
  const indexOf = new Map(labels.map((label, index) => [label, index]))
  const texts = known.map(({ own }) => own)
  const learning = {
    rows: await rowsOf(vocabulary, texts, breathe),
    targets: Int32Array.from(known, ({ example }) => indexOf.get(example.labels[target] ?? '') ?? 0),
    importance: Float32Array.from(known, ({ example }) => example.importance),
    labels: labels.length,
    columns: vocabulary.pieces.length,
  }
  const head = headOf(target, labels, await trainLinear(learning, settings, breathe))
  return { head, learning, texts, indexOf }
}

async function measured(
  { head, learning, texts, indexOf }: Fitted,
  test: readonly Example[],
  pieces: readonly string[][],
  vocabulary: Vocabulary,
  breathe: Breathe,
) {
  const { target, labels } = head
  const asked = test.flatMap(({ labels: right }, index) =>
    right[target] === undefined ? [] : [{ right: right[target], own: pieces[index] ?? [] }],
  )
  const own = asked.map((one) => one.own)
  const targets = Int32Array.from(asked, ({ right }) => indexOf.get(right) ?? -1)
  const n = labels.length
  const scores = allScores(head, await rowsOf(vocabulary, own, breathe))
  await breathe()
  const temperature = asked.length === 0 ? 1 : calibrate(scores, targets, n)
  await breathe()
  // Naive Bayes at its best: it wants plain counts.
  const counted = { ...learning, rows: await rowsOf(vocabulary, texts, breathe, countsOf) }
  const bayes = bayesScores(counted, await rowsOf(vocabulary, own, breathe, countsOf))
  await breathe()
  const figures: Figures = {
    target,
    labels: n,
    unseen: targets.filter((label) => label < 0).length,
    linear: accuracyOf(scores, targets, n),
    bayes: accuracyOf(bayes, targets, n),
    majority: accuracyOf(majorityScores(learning, asked.length), targets, n),
    calibrationError: calibrationError(scores, targets, n, temperature),
    confusions: confusionsOf(scores, targets, n)
      .slice(0, CONFUSIONS_KEPT)
      .map(({ actual, given, cases }) => ({ actual: labels[actual] ?? '', given: labels[given] ?? '', cases })),
  }
  return { head: { ...head, temperature }, own: figures }
}

function labelsByFrequency(examples: readonly Example[], target: string): string[] {
  const counts = new Map<string, number>()
  for (const { labels } of examples) counts.set(labels[target] ?? '', (counts.get(labels[target] ?? '') ?? 0) + 1)
  return [...counts].toSorted(([one, n], [other, m]) => m - n || (one < other ? -1 : 1)).map(([label]) => label)
}

const percent = ({ top1, top3 }: Accuracy): string => `top-1 ${(top1 * 100).toFixed(2)} % top-3 ${(top3 * 100).toFixed(2)} %`
