/** Where states and ways stand in the drawing. */
import { Graph, layout } from '@dagrejs/dagre'
import type { ProcedureView } from './api.ts'

export interface Box {
  state: string
  x: number
  y: number
}

export interface Way {
  from: string
  to: string
  /** Rows of the table that lead this way. */
  ids: string[]
  points: { x: number; y: number }[]
  label: { x: number; y: number }
}

export interface Drawing {
  width: number
  height: number
  boxes: Box[]
  ways: Way[]
}

export const BOX = { width: 124, height: 42 }
const LABEL = { height: 18, perLetter: 8 }

/** Rows of the same two states share an arrow; rows that move nothing are told in the box. */
export function drawingOf({ states, transitions }: ProcedureView): Drawing {
  const graph = new Graph({ multigraph: false })
  graph.setGraph({ rankdir: 'TB', nodesep: 22, ranksep: 26, edgesep: 12, marginx: 16, marginy: 16 })
  graph.setDefaultEdgeLabel(() => ({}))
  const used = states.filter(({ state }) => transitions.some(({ from, to }) => from.includes(state) || to === state))
  for (const { state } of used) graph.setNode(state, { ...BOX })
  const idsOf = new Map<string, string[]>()
  for (const { id, from, to } of transitions)
    for (const state of from) if (to !== null && to !== state) idsOf.set(`${state}>${to}`, [...(idsOf.get(`${state}>${to}`) ?? []), id])
  for (const [key, ids] of idsOf) {
    const [from = '', to = ''] = key.split('>')
    graph.setEdge(from, to, { width: ids.join(' ').length * LABEL.perLetter + 8, height: LABEL.height, labelpos: 'c' })
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  const ways = [...idsOf].map(([key, ids]) => {
    const [from = '', to = ''] = key.split('>')
    const { points = [], x = 0, y = 0 } = graph.edge(from, to)
    return { from, to, ids, points, label: { x, y } }
  })
  const boxes = used.map(({ state }) => {
    const { x = 0, y = 0 } = graph.node(state)
    return { state, x, y }
  })
  return { width, height, boxes, ways }
}

/** A soft line through the points. */
export function pathThrough(points: readonly { x: number; y: number }[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  const middles = rest.map((point, index) => {
    const next = rest[index + 1]
    return next ? `Q ${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}` : `L ${point.x} ${point.y}`
  })
  return `M ${first.x} ${first.y} ${middles.join(' ')}`
}
