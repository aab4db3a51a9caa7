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
  ])('%j stops the program with its name', (env, name) => {
    expect(() => parseSettings(env)).toThrow(name)
  })
})
