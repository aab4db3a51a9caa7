import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '#modules/identity/web/index.ts'
import { Blank } from '#ui/Blank.tsx'
import { dateTime } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { PhotoTiles } from '#ui/photos/PhotoTiles.tsx'
import { useCasePage, useComponentPhotos } from '../api.ts'
import '../cases.css'
import { StateTag } from '../StateTag.tsx'

const SHOWN = 20

/** The life of a component in cases: newest first, with the pictures taken there. */
export function CasesOfComponent({ code }: { code: string }) {
  const may = useMay()
  if (!may('case.read', 'case.readOwn')) return null
  return <Cases code={code} />
}

function Cases({ code }: { code: string }) {
  const { t } = useTranslation()
  const page = useCasePage({ componentCode: code })
  const photos = useComponentPhotos(code)
  const rows = page.data?.rows ?? []
  return (
    <section className="panel">
      <h2>{t('component.cases')}</h2>
      <ProblemAlert error={page.error} retry={() => void page.refetch()} />
      {page.isPending ? <Skeleton active /> : null}
      {page.data && rows.length === 0 ? <Blank title={t('component.casesNone')} hint={t('component.casesNoneHint')} /> : null}
      <ul className="component-cases">
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.id}>
            <StateTag state={row.state} />
            <Go className="one-line" to={`/cases/${row.id}`}>
              {row.caseCode ? `${row.caseCode} ${row.summary}` : row.summary}
            </Go>
            <span className="figures faint">{dateTime(row.reportedAt)}</span>
          </li>
        ))}
      </ul>
      {rows.length > 0 ? <Go to={`/cases?componentCode=${code}`}>{t('component.allCases')}</Go> : null}
      {photos.data && photos.data.length > 0 ? (
        <>
          <h3>{t('component.photos')}</h3>
          <PhotoTiles ids={photos.data} />
        </>
      ) : null}
    </section>
  )
}
