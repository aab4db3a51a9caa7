/** Door of video: the register of cameras, what stands where, whose it is and what for. */
import type { Module } from '#kernel/module.ts'
import { layers } from './layers.ts'
import { cameras } from './registers.ts'
import { seed } from './seed.ts'

export const video: Module = { name: 'video', migrations: new URL('./migrations', import.meta.url), registers: [cameras], layers, seed }

export { seedCameras } from './seed.ts'
