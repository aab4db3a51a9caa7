import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank, Waiting } from '#ui/Blank.tsx'
import { dateOnly, dateTime } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { useMay } from '../api.ts'
import { type Token, useRevokeToken, useTokens } from './api.ts'
import { TokenForm } from './TokenForm.tsx'
import './tokens.css'

/** What the signed-in person lent to programs. */
export function TokenPanel() {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <section className="panel">
      <h2>{t('token.title')}</h2>
      <p className="faint">{t('token.intro')}</p>
      {may('token.create') ? <OwnTokens /> : <Blank title={t('token.notYours')} />}
    </section>
  )
}

function OwnTokens() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { data, error, refetch } = useTokens()
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Waiting rows={3} />
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
      {t('token.create')}
    </Button>
  )
  return (
    <>
      {data.length === 0 ? (
        <Blank title={t('token.none')} hint={t('token.noneHint')} action={create} />
      ) : (
        <>
          <div className="token-list">
            {data.map((token) => (
              <TokenEntry key={token.id} token={token} />
            ))}
          </div>
          {create}
        </>
      )}
      {open ? <TokenForm close={() => setOpen(false)} /> : null}
    </>
  )
}

function TokenEntry({ token }: { token: Token }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { message } = App.useApp()
  const now = useNow()
  const revoke = useRevokeToken()
  const state = token.revokedAt ? 'revoked' : new Date(token.expiresAt).getTime() <= now ? 'expired' : 'active'
  const used = token.lastUsedAt ? t('token.from', { at: dateTime(token.lastUsedAt), address: token.lastAddress ?? '–' }) : t('token.never')
  return (
    <div className={`token-entry ${state}`}>
      <div className="token-head">
        <b>{token.name}</b>
        <Tag color={state === 'active' ? 'green' : undefined}>{t(`token.${state}`)}</Tag>
        <Tag>{t(token.readOnly ? 'token.reading' : 'token.writing')}</Tag>
        {state === 'active' ? (
          <Popconfirm
            title={t('token.revokeAsk')}
            okText={t('token.revoke')}
            cancelText={t('common.cancel')}
            onConfirm={() => revoke.mutate(token.id, { onSuccess: () => void message.success(t('token.done')) })}
          >
            <Button size="small" danger loading={revoke.isPending}>
              {t('token.revoke')}
            </Button>
          </Popconfirm>
        ) : null}
      </div>
      <ProblemAlert error={revoke.error} />
      <div>{token.permissions.map(({ title }) => titles(title)).join(' · ')}</div>
      <div className="faint figures">
        {t('token.hint')} {token.hint} · {t('token.created')} {dateOnly(token.createdAt)} · {t('token.expires')} {dateOnly(token.expiresAt)}{' '}
        · {t('token.lastUsed')} {used}
      </div>
    </div>
  )
}
