import { describe, expect, it } from 'vitest'
import { searchQuery, searchVector } from './search.ts'

describe('search words', () => {
  it('cuts Chinese into signs and pairs, the rest into words', () => {
    expect(searchVector('中山路 12号 ABC').split(' ')).toEqual(["'中'", "'山'", "'路'", "'中山'", "'山路'", "'12'", "'号'", "'abc'"])
  })

  it('asks for pairs side by side, then for those in between, and lets the last word be unfinished', () => {
    expect(searchQuery('中山路 ab')).toEqual({ words: "'中山' & 'ab':*", joints: "'山路'" })
    expect(searchQuery('路灯不亮')).toEqual({ words: "'路灯' & '不亮'", joints: "'灯不'" })
  })

  it('asks the index for what tells rows apart, as long as there is any of it', () => {
    expect(searchQuery('梧村街道208号')).toEqual({ words: "'梧村' & '208'", joints: "'村街' & '街道' & '号'" })
    expect(searchQuery('灯')).toEqual({ words: "'灯'", joints: '' })
    expect(searchQuery('街道')).toEqual({ words: "'街道'", joints: '' })
  })

  it.each(["it's", 'a\\b', "');--", '\u0000', ''])('makes a harmless query of %j', (text) => {
    const { words } = searchQuery(text)
    expect(words).not.toMatch(/[^']'[^':& ]*;/)
    expect(words.length).toBeGreaterThan(0)
  })
})
