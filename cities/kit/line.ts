/** Lines on the map, in degrees. */
import type { Position } from 'geojson'

/** Douglas–Peucker: keeps the ends and what lies farther than `tolerance` degrees from the line between. */
export function straighten(line: Position[], tolerance: number): Position[] {
  const first = line[0]
  const last = line.at(-1)
  if (first === undefined || last === undefined || line.length < 3) return line
  const distances = line.map((position) => distanceToLine(position, first, last))
  const farthest = Math.max(...distances)
  if (farthest <= tolerance) return [first, last]
  const bend = distances.indexOf(farthest)
  return [...straighten(line.slice(0, bend + 1), tolerance), ...straighten(line.slice(bend), tolerance).slice(1)]
}

function distanceToLine(position: Position, from: Position, to: Position): number {
  const squaredLength = squaredDistance(from, to)
  const [x = 0, y = 0] = position
  const [x1 = 0, y1 = 0] = from
  const [x2 = 0, y2 = 0] = to
  const along = squaredLength === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / squaredLength
  const share = Math.min(1, Math.max(0, along))
  return Math.sqrt(squaredDistance(position, [x1 + share * (x2 - x1), y1 + share * (y2 - y1)]))
}

export function squaredDistance([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position): number {
  return (x1 - x2) * (x1 - x2) + (y1 - y2) * (y1 - y2)
}
