import { Image } from 'antd'
import { useTranslation } from 'react-i18next'
import { fileUrl, thumbnailUrl } from '../api/upload.ts'
import { dateTime } from '../format.ts'
import './photos.css'

export interface Photo {
  id: string
  stage?: 'before' | 'verify' | 'after' | 'check'
  at?: string
  by?: string
}

/** Thumbnails; a click opens the viewer. */
export function PhotoStrip({ photos }: { photos: readonly Photo[] }) {
  const { t } = useTranslation()
  return (
    <Image.PreviewGroup>
      <div className="photo-strip">
        {photos.map((photo) => (
          <figure
            key={`${photo.stage}-${photo.id}`}
            title={photo.by && photo.at ? t('photo.taken', { by: photo.by, at: dateTime(photo.at) }) : undefined}
          >
            <Image
              src={thumbnailUrl(photo.id)}
              preview={{ src: fileUrl(photo.id) }}
              alt={photo.stage ? t(`photo.${photo.stage}`) : t('case.photos')}
            />
            {photo.stage ? (
              <figcaption>
                {t(`photo.${photo.stage}`)} {photo.at ? dateTime(photo.at).slice(5) : ''}
              </figcaption>
            ) : null}
          </figure>
        ))}
      </div>
    </Image.PreviewGroup>
  )
}
