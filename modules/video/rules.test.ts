import { describe, expect, it } from 'vitest'
import { parseCameraId } from './rules.ts'

describe('a device id of GB/T 28181', () => {
  it('falls into centre, industry, type and serial', () => {
    expect(parseCameraId('35020301001320000042')).toEqual({
      ok: true,
      value: { centre: '35020301', industry: '00', type: '132', serial: '0000042' },
    })
  })

  it.each(['35000000', '35020000', '35020300', '35020301', '11010108'])('may belong to the centre %s', (centre) => {
    expect(parseCameraId(`${centre}001320000001`).ok).toBe(true)
  })

  const REFUSED: [string, string, string][] = [
    ['3502030100132000004', 'length', '现为19位'],
    ['350203010013200000421', 'length', '现为21位'],
    ['', 'length', '现为0位'],
    ['3502030100132000004A', 'not_digits', '数字'],
    ['３5020301001320000042', 'not_digits', '数字'],
    ['05020000001320000001', 'centre', '第1至8位'],
    ['00000000001320000001', 'centre', '第1至8位'],
    ['35000300001320000001', 'centre', '35000300'],
    ['35020001001320000001', 'centre', '35020001'],
    ['35000001001320000001', 'centre', '35000001'],
    ['35020000001180000001', 'type', '118 是网络录像机'],
    ['35020000002000000001', 'type', '200 是信令服务器'],
    ['35020000009990000001', 'type', '999 不是摄像机'],
  ]
  it.each(REFUSED)('%s is refused for its %s', (id, fault, words) => {
    const checked = parseCameraId(id)
    expect(checked).toMatchObject({
      ok: false,
      fault,
      reason: { zh: expect.stringContaining(words), en: expect.stringMatching(/^[ -~]+$/) },
    })
  })
})
