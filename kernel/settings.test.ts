import { describe, expect, it } from 'vitest'
import { parseSettings } from './settings.ts'

const SMS = {
  SMS_ENDPOINT: 'https://sms.example',
  SMS_ACCESS_KEY_ID: 'id',
  SMS_ACCESS_KEY_SECRET: 'secret',
  SMS_SIGN_NAME: '城管',
  SMS_TEMPLATES: 'case.citizen-closed=SMS_1,*=SMS_2',
}

describe('settings', () => {
  it('turn channels on one by one; what is not set is simulated in demo mode and off elsewhere', () => {
    const demo = parseSettings(SMS)
    expect(demo.sms?.templates.get('*')).toBe('SMS_2')
    expect([demo.mail, demo.push, [...demo.simulated]]).toEqual([null, null, ['push', 'sms', 'email']])
    const city = parseSettings({
      DATABASE_URL: 'postgresql://a@b/c',
      SMTP_URL: 'smtps://u:p@mail.example',
      CITYLOOP_MAIL_FROM: '城管 <a@b.cn>',
    })
    expect([city.mail?.from, city.sms, city.simulated.size]).toEqual(['城管 <a@b.cn>', null, 0])
  })

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
    [{ CITYLOOP_PUBLIC_URL: 'city' }, 'CITYLOOP_PUBLIC_URL'],
    [{ SMTP_URL: 'mail.example' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail.example' }, 'CITYLOOP_MAIL_FROM'],
    [{ SMTP_URL: 'smtp://mail.example', CITYLOOP_MAIL_FROM: 'nobody' }, 'CITYLOOP_MAIL_FROM'],
    [{ CITYLOOP_MAIL_FROM: 'a@b.cn' }, 'SMTP_URL'],
    [{ SMS_ENDPOINT: 'https://sms.example' }, 'SMS_ACCESS_KEY_ID'],
    [{ SMS_TEMPLATES: '*=SMS_1' }, 'SMS_ENDPOINT'],
    [{ ...SMS, SMS_TEMPLATES: 'closed' }, 'SMS_TEMPLATES'],
    [{ CITYLOOP_PUSH_SUBJECT: 'office' }, 'CITYLOOP_PUSH_SUBJECT'],
    [{ CITYLOOP_PUSH_SUBJECT: 'mailto:a@b.cn', VAPID_PUBLIC_KEY: 'x' }, 'VAPID_PRIVATE_KEY'],
    [{ CITYLOOP_PUSH_SUBJECT: 'mailto:a@b.cn', VAPID_PUBLIC_KEY: 'x', VAPID_PRIVATE_KEY: 'y' }, 'VAPID_PUBLIC_KEY'],
    [{ VAPID_PUBLIC_KEY: 'x' }, 'CITYLOOP_PUSH_SUBJECT'],
    [{ CITYLOOP_SIMULATE: 'pigeon' }, 'CITYLOOP_SIMULATE'],
    [{ DATABASE_URL: 'postgresql://a@b/c', CITYLOOP_SIMULATE: 'sms' }, 'CITYLOOP_SIMULATE'],
    [{ CITYLOOP_BASE_MAP: 'paper' }, 'CITYLOOP_BASE_MAP'],
    [{ CITYLOOP_BASE_MAP: 'tianditu', CITYLOOP_BASE_MAP_ATTRIBUTION: '审图号' }, 'CITYLOOP_BASE_MAP_KEY'],
    [{ CITYLOOP_BASE_MAP: 'xyz', CITYLOOP_BASE_MAP_URL: 'https://a.cn/{z}', CITYLOOP_BASE_MAP_ATTRIBUTION: '审图号' }, '{z}, {x} and {y}'],
    [{ CITYLOOP_BASE_MAP: 'pmtiles', CITYLOOP_BASE_MAP_URL: 'https://a.cn/a.pmtiles' }, 'CITYLOOP_BASE_MAP_ATTRIBUTION'],
  ])('%j stops the program with its name', (env, name) => {
    expect(() => parseSettings(env)).toThrow(name)
  })
})
