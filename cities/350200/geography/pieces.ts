/** Connected parts of a set of cells. */
import { CELLS, forNeighbours } from './lattice.ts'

/** Marks the cells not yet reached; shared because it is as long as the lattice, and all zero between calls. */
const left = new Uint8Array(CELLS)

/** The pieces in the order of their first cell; cells of a piece in the order they were reached. */
export function piecesOf(cells: number[]): number[][] {
  for (const cell of cells) left[cell] = 1
  const pieces: number[][] = []
  for (const start of cells) {
    if (left[start] === 0) continue
    left[start] = 0
    const piece = [start]
    for (const cell of piece) {
      forNeighbours(cell, (neighbour) => {
        if (left[neighbour] === 0) return
        left[neighbour] = 0
        piece.push(neighbour)
      })
    }
    pieces.push(piece)
  }
  return pieces
}

export const largestPieceOf = (cells: number[]): number[] =>
  piecesOf(cells).reduce((largest, piece) => (piece.length > largest.length ? piece : largest), [])
