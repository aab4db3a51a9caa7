import { MoonOutlined, SunOutlined, TranslationOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCity } from '#ui/api/city.ts'
import { ProblemError } from '#ui/api/client.ts'
import { usePageTitle } from '#ui/go.tsx'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { type DemoSignIn, useDemoAccounts, useSignIn } from './api.ts'
import { LoopPicture } from './LoopPicture.tsx'
import './sign-in.css'

interface Given {
  account: string
  password: string
  code?: string
}

export function SignInScreen({ ended }: { ended: boolean }) {
  const { t } = useTranslation()
  const city = useCity()
  const titles = useTitles()
  const signIn = useSignIn()
  usePageTitle(t('session.title'))
  return (
    <div className="sign-in">
      <header className="sign-in-story">
        <div>
          <h1>
            {t('product.name')}
            <small>{t('product.latin')}</small>
          </h1>
          <p>
            {city ? `${titles(city.title)} · ` : ''}
            {t('product.kind')}
          </p>
        </div>
        <LoopPicture />
        <p>{t('product.promise')}</p>
      </header>
      <main className="sign-in-main">
        <Tools />
        {ended && !signIn.error ? <Alert type="info" showIcon title={t('session.ended')} /> : null}
        <SignInForm pending={signIn.isPending} error={signIn.error} submit={(given) => signIn.mutate(given)} />
        <DemoPicker pick={(one) => signIn.mutate({ account: one.account, password: one.password })} />
        {city?.demoNotice ? <p className="demo-notice">{titles(city.demoNotice)}</p> : null}
      </main>
    </div>
  )
}

function Tools() {
  const { t } = useTranslation()
  const { language, mode, setLanguage, setMode } = usePreferences()
  return (
    <div className="sign-in-tools">
      <Button
        type="text"
        icon={mode === 'night' ? <SunOutlined /> : <MoonOutlined />}
        aria-label={t(mode === 'night' ? 'frame.toDay' : 'frame.toNight')}
        onClick={() => setMode(mode === 'night' ? 'day' : 'night')}
      />
      <Button type="text" icon={<TranslationOutlined />} onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
        {t('common.language')}
      </Button>
    </div>
  )
}

function SignInForm({ pending, error, submit }: { pending: boolean; error: Error | null; submit(given: Given): void }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const problem = error instanceof ProblemError ? error : null
  return (
    <Form<Given>
      className="sign-in-form"
      layout="vertical"
      size="large"
      requiredMark={false}
      onFinish={({ code, ...rest }) => submit(code ? { ...rest, code } : rest)}
    >
      <h2>{t('session.title')}</h2>
      {error ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          style={{ marginBottom: 16 }}
          title={problem?.detail ?? problem?.errors[0]?.message ?? error.message}
        />
      ) : null}
      <Form.Item name="account" label={t('session.account')} rules={[{ required: true, message: t('session.fillAccount') }]}>
        <Input autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t('session.password')} rules={[{ required: true, message: t('session.fillPassword') }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {asked || problem?.code === 'second_factor_required' ? (
        <Form.Item name="code" label={t('session.code')} extra={t('session.codeHelp')}>
          <Input inputMode="numeric" maxLength={6} autoComplete="one-time-code" />
        </Form.Item>
      ) : null}
      <Button type="primary" htmlType="submit" block loading={pending}>
        {t('session.submit')}
      </Button>
      {asked ? null : (
        <Button type="link" size="small" style={{ padding: 0, marginTop: 12 }} onClick={() => setAsked(true)}>
          {t('session.useCode')}
        </Button>
      )}
    </Form>
  )
}

function DemoPicker({ pick }: { pick(one: DemoSignIn): void }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { data } = useDemoAccounts()
  if (!data || data.length === 0) return null
  return (
    <section className="demo-picker">
      <h2>{t('session.demoTitle')}</h2>
      <p className="faint">{t('session.demoHelp')}</p>
      <div className="demo-cards">
        {data.map((one) => (
          <button type="button" className="demo-card" key={one.account} onClick={() => pick(one)}>
            <b>{titles(one.roleTitle)}</b>
            <span>
              {one.name} · {one.account}
            </span>
            <span className="one-line" title={one.unitName}>
              {one.unitName}
            </span>
          </button>
        ))}
      </div>
    </section>
  )
}
