import { describe, expect, it } from 'vitest'
import { parseSettings } from './settings.ts'

describe('settings', () => {
  it('have defaults with which the program starts', () => {
    expect(parseSettings({})).toMatchObject({ port: 8080, city: '350200', demo: true, requireTotp: false, databaseUrl: null })
  })

  it('are strict with a database of one’s own', () => {
    expect(parseSettings({ DATABASE_URL: 'postgresql://a@b/c' })).toMatchObject({ demo: false, requireTotp: true })
  })

  it.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ CITYLOOP_DEMO: 'perhaps' }, 'CITYLOOP_DEMO'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ CITYLOOP_ROLES: 'cook' }, 'CITYLOOP_ROLES'],
    [{ CITYLOOP_BASE_MAP: 'paper' }, 'CITYLOOP_BASE_MAP'],
    [{ CITYLOOP_BASE_MAP: 'tianditu', CITYLOOP_BASE_MAP_ATTRIBUTION: '审图号' }, 'CITYLOOP_BASE_MAP_KEY'],
    [{ CITYLOOP_BASE_MAP: 'xyz', CITYLOOP_BASE_MAP_URL: 'https://a.cn/{z}', CITYLOOP_BASE_MAP_ATTRIBUTION: '审图号' }, '{z}, {x} and {y}'],
    [{ CITYLOOP_BASE_MAP: 'pmtiles', CITYLOOP_BASE_MAP_URL: 'https://a.cn/a.pmtiles' }, 'CITYLOOP_BASE_MAP_ATTRIBUTION'],
  ])('%j stops the program with its name', (env, name) => {
    expect(() => parseSettings(env)).toThrow(name)
  })
})
