import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Template } from '#kernel/notice/contract.ts'
import { Waiting } from '../Blank.tsx'
import { usePageTitle, useUrlWords } from '../go.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { useTitles } from '../preferences.tsx'
import { textsQuery } from './api.ts'
import { TextForm } from './TextForm.tsx'
import { TextVersions } from './TextVersions.tsx'
import './notice.css'

/** The texts of notices, as an administrator changes them. */
export function NoticeTextsScreen() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const { data, error, refetch } = useQuery(textsQuery)
  usePageTitle(t('notice.texts'))
  const chosen = data?.find(({ kind }) => kind === words.kind) ?? data?.[0]
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('notice.texts')}</h1>
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data && chosen ? (
        <div className="text-editor">
          <nav className="panel text-kinds" aria-label={t('notice.kind')}>
            {data.map((one) => (
              <KindButton key={one.kind} template={one} current={one === chosen} open={() => change({ kind: one.kind })} />
            ))}
          </nav>
          <div>
            <section className="panel">
              <TextForm key={`${chosen.kind} ${chosen.version}`} template={chosen} />
            </section>
            <TextVersions kind={chosen.kind} version={chosen.version} />
          </div>
        </div>
      ) : error ? null : (
        <Waiting rows={10} />
      )}
    </div>
  )
}

function KindButton({ template, current, open }: { template: Template; current: boolean; open(): void }) {
  const { t } = useTranslation()
  const titles = useTitles()
  return (
    <button type="button" aria-current={current} onClick={open}>
      <span>{titles(template.title)}</span>
      {template.changed ? <span className="faint">{t('notice.changed')}</span> : null}
    </button>
  )
}
