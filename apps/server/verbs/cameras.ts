/** `seed-cameras`: the cameras of the city pack, some or as many as a real city has. */
import type { Command } from 'commander'
import { seedCameras } from '#modules/video/index.ts'
import { addSeeding } from './seed-scale.ts'

export function addCameras(program: Command): void {
  addSeeding(program, {
    verb: 'seed-cameras',
    description: 'loads the cameras of the city pack',
    scales: { small: 20_000, full: 200_000 },
    explained: 'small is 20 000, full is 200 000',
    register: 'cameras',
    table: 'camera',
    rows: (pack, about) => pack.cameras?.(about),
    write: seedCameras,
  })
}
