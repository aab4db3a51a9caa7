import { describe, expect, it } from 'vitest'
import { searchQuery, searchVector } from './search.ts'

describe('search words', () => {
  it('cuts Chinese into signs and pairs, the rest into words', () => {
    expect(searchVector('中山路 12号 ABC').split(' ')).toEqual(expect.arrayContaining(["'中'", "'中山'", "'山路'", "'12'", "'abc'"]))
  })

  it('asks for pairs, and lets the last word be unfinished', () => {
    expect(searchQuery('中山路 ab')).toBe("'中山' & '山路' & 'ab':*")
  })

  it.each(["it's", 'a\\b', "');--", '\u0000', ''])('makes a harmless query of %j', (text) => {
    expect(searchQuery(text)).not.toMatch(/[^']'[^':& ]*;/)
    expect(searchQuery(text).length).toBeGreaterThan(0)
  })
})
