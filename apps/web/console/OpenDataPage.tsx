import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { TokenPanel } from '#modules/identity/web/index.ts'
import { Waiting } from '#ui/Blank.tsx'
import { usePageTitle } from '#ui/go.tsx'
import { absolute, Collections, CopyLine, HowTo, SERVICE, TileSources } from '#ui/open-data/index.ts'

/** What other programs may read, and how they come in. */
export function OpenDataPage() {
  const { t } = useTranslation()
  usePageTitle(t('openData.title'))
  return (
    <div className="page open-data">
      <div className="page-head">
        <h1>{t('openData.title')}</h1>
      </div>
      <section className="panel">
        <h2>{t('openData.service')}</h2>
        <CopyLine text={absolute(SERVICE)} label={t('openData.service')} />
        <p className="faint">{t('openData.intro')}</p>
      </section>
      <Suspense fallback={<Waiting rows={3} />}>
        <TokenPanel />
      </Suspense>
      <section className="panel">
        <h2>{t('openData.howTo')}</h2>
        <HowTo />
      </section>
      <section className="panel">
        <h2>{t('openData.collections')}</h2>
        <Collections />
      </section>
      <section className="panel">
        <h2>{t('openData.tiles')}</h2>
        <p className="faint">{t('openData.tilesHint')}</p>
        <TileSources />
      </section>
    </div>
  )
}
