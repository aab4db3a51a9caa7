import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { BeforeAfter } from '#ui/photos/BeforeAfter.tsx'
import { PhotoStrip } from '#ui/photos/PhotoStrip.tsx'

/** The pictures of a case; as soon as there is a before and an after, they are compared. */
export function CasePhotos({ detail, compare }: { detail: CaseDetail; compare?: boolean }) {
  const { t } = useTranslation()
  const before = detail.photos.find((photo) => photo.stage === 'before')
  const after = detail.photos.findLast((photo) => photo.stage === 'after' || photo.stage === 'check')
  return (
    <section>
      <h2 className="section-title">{t('case.photos')}</h2>
      {compare && before && after ? (
        <div style={{ marginBottom: 12 }}>
          <BeforeAfter before={before.id} after={after.id} />
        </div>
      ) : null}
      {detail.photos.length > 0 ? <PhotoStrip photos={detail.photos} /> : <p className="faint">{t('photo.none')}</p>}
    </section>
  )
}
