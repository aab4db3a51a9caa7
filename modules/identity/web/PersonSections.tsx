import { App, Button, Popconfirm, Table, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateTime } from '#ui/format.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { ReferenceName } from '#ui/register/ReferenceName.tsx'
import { AccountForm } from './AccountForm.tsx'
import { type Account, disableAccount, endPost, type Post, unlockAccount, useAccounts, useMay, usePersonVerb, usePosts } from './api.ts'
import { PostForm } from './PostForm.tsx'

/** Below the file of a person: the posts held and the accounts to sign in with. */
export function PersonSections({ personId }: { personId: string }) {
  const may = useMay()
  return (
    <>
      <PostSection personId={personId} mayWrite={may('post.write')} />
      {may('account.write') ? <AccountSection personId={personId} /> : null}
    </>
  )
}

function SectionHead({ title, add, open }: { title: string; add: string | null; open(): void }) {
  return (
    <div style={{ display: 'flex', justifyContent: 'space-between' }}>
      <h2 className="section-title">{title}</h2>
      {add ? <Button onClick={open}>{add}</Button> : null}
    </div>
  )
}

function PostSection({ personId, mayWrite }: { personId: string; mayWrite: boolean }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [open, setOpen] = useState(false)
  const { data, error, isPending } = usePosts(personId)
  const end = usePersonVerb(personId, endPost)
  return (
    <section className="panel">
      <SectionHead title={t('person.posts')} add={mayWrite ? t('person.addPost') : null} open={() => setOpen(true)} />
      <ProblemAlert error={error ?? end.error} />
      <Table<Post>
        rowKey="id"
        size="small"
        loading={isPending}
        dataSource={data}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('person.noPosts') }}
        columns={[
          { title: t('person.role'), key: 'role', render: (_value, post) => titles(post.roleTitle) },
          { title: t('person.unit'), dataIndex: 'unitName' },
          { title: t('person.region'), key: 'region', render: (_value, post) => <ReferenceName refers="regions" code={post.regionCode} /> },
          { title: t('person.dutyGrid'), dataIndex: 'dutyGridCode', render: (code: string | null) => code ?? '–' },
          ...(mayWrite
            ? [
                {
                  key: 'end',
                  render: (_value: unknown, post: Post) => (
                    <Popconfirm title={t('person.endPost')} description={t('person.endPostConfirm')} onConfirm={() => end.mutate(post.id)}>
                      <Button size="small" danger>
                        {t('person.endPost')}
                      </Button>
                    </Popconfirm>
                  ),
                },
              ]
            : []),
        ]}
      />
      {open ? <PostForm personId={personId} close={() => setOpen(false)} /> : null}
    </section>
  )
}

function AccountSection({ personId }: { personId: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const { data, error, isPending } = useAccounts(personId, true)
  const disable = usePersonVerb(personId, disableAccount)
  const unlock = usePersonVerb(personId, unlockAccount)
  const done = { onSuccess: () => void message.success(t('person.done')) }
  return (
    <section className="panel">
      <SectionHead title={t('person.accounts')} add={t('person.addAccount')} open={() => setOpen(true)} />
      <ProblemAlert error={error ?? disable.error ?? unlock.error} />
      <Table<Account>
        rowKey="id"
        size="small"
        loading={isPending}
        dataSource={data}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('person.noAccounts') }}
        columns={[
          { title: t('person.login'), dataIndex: 'login' },
          { title: t('person.state'), key: 'state', render: (_value, account) => <AccountState account={account} /> },
          {
            title: t('person.secondFactor'),
            key: 'factor',
            render: (_value, account) => t(account.secondFactor ? 'person.enrolled' : 'person.notEnrolled'),
          },
          {
            title: t('person.passwordChangedAt'),
            dataIndex: 'passwordChangedAt',
            render: (at: string) => <span className="figures">{dateTime(at)}</span>,
          },
          {
            key: 'verbs',
            render: (_value, account) => (
              <AccountVerbs
                account={account}
                disable={() => disable.mutate(account.id, done)}
                unlock={() => unlock.mutate(account.id, done)}
              />
            ),
          },
        ]}
      />
      {open ? <AccountForm personId={personId} close={() => setOpen(false)} /> : null}
    </section>
  )
}

interface AccountVerbsProps {
  account: Account
  disable(): void
  unlock(): void
}

function AccountVerbs({ account, disable, unlock }: AccountVerbsProps) {
  const { t } = useTranslation()
  const closed = account.disabledAt !== null || account.lockedUntil !== null
  return (
    <Button size="small" danger={!closed} onClick={closed ? unlock : disable}>
      {t(closed ? 'person.unlock' : 'person.disable')}
    </Button>
  )
}

function AccountState({ account }: { account: Account }) {
  const { t } = useTranslation()
  if (account.disabledAt) return <Tag color="error">{t('person.disabled')}</Tag>
  const locked = account.lockedUntil !== null && Date.parse(account.lockedUntil) > Date.now()
  return locked ? <Tag color="warning">{t('person.locked')}</Tag> : <Tag color="success">{t('person.active')}</Tag>
}
