import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileUrl } from '../api/upload.ts'
import './photos.css'

/** Two photographs of the same place; the handle uncovers one or the other. */
export function BeforeAfter({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation()
  const [share, setShare] = useState(50)
  return (
    <div className="before-after">
      <img src={fileUrl(after)} alt={t('photo.after')} />
      <img src={fileUrl(before)} alt={t('photo.before')} style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }} />
      <span className="tag left">{t('photo.before')}</span>
      <span className="tag right">{t('photo.after')}</span>
      <span className="edge" style={{ left: `${share}%` }} />
      <input
        type="range"
        min={0}
        max={100}
        value={share}
        aria-label={t('photo.compareHint')}
        onChange={(event) => setShare(Number(event.target.value))}
      />
    </div>
  )
}
