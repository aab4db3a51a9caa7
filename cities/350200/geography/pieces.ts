/** Connected parts of a set of cells. */
import { forNeighbours } from './lattice.ts'

/** The pieces in the order of their first cell; cells of a piece in the order they were reached. */
export function piecesOf(cells: number[]): number[][] {
  const left = new Set(cells)
  const pieces: number[][] = []
  for (const start of cells) {
    if (!left.delete(start)) continue
    const piece = [start]
    for (const cell of piece) {
      forNeighbours(cell, (neighbour) => {
        if (left.delete(neighbour)) piece.push(neighbour)
      })
    }
    pieces.push(piece)
  }
  return pieces
}

export const largestPieceOf = (cells: number[]): number[] =>
  piecesOf(cells).reduce((largest, piece) => (piece.length > largest.length ? piece : largest), [])
