import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { thumbnailUrl, uploadFile } from '../api/upload.ts'
import './photos.css'

interface PhotoFieldProps {
  value?: string[]
  onChange?: (ids: string[]) => void
  id?: string
}

interface Uploading {
  key: number
  share: number
}

let lastKey = 0

function useUploads(value: string[], onChange: PhotoFieldProps['onChange']) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [uploading, setUploading] = useState<Uploading[]>([])
  const held = useRef(value)
  useEffect(() => {
    held.current = value
  })
  async function add(file: File): Promise<void> {
    lastKey += 1
    const key = lastKey
    const progress = (share: number) => setUploading((before) => [...before.filter((one) => one.key !== key), { key, share }])
    progress(0)
    try {
      const stored = await uploadFile(file, progress)
      held.current = [...new Set([...held.current, stored.id])]
      onChange?.(held.current)
    } catch (error) {
      void message.error(`${t('photo.failed')}：${error instanceof Error ? error.message : ''}`)
    } finally {
      setUploading((before) => before.filter((one) => one.key !== key))
    }
  }
  return { uploading, add }
}

/** Photographs of a form: uploads at once, with progress, and holds the ids of what is stored. */
export function PhotoField({ value = [], onChange, id }: PhotoFieldProps) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  const { uploading, add } = useUploads(value, onChange)
  return (
    <div className="photo-field">
      {value.map((photo) => (
        <span className="photo-tile" key={photo}>
          <img src={thumbnailUrl(photo)} alt={t('case.photos')} />
          <Button
            className="remove"
            size="small"
            shape="circle"
            icon={<CloseOutlined />}
            aria-label={t('photo.remove')}
            onClick={() => onChange?.(value.filter((one) => one !== photo))}
          />
        </span>
      ))}
      {uploading.map((one) => (
        <span className="photo-tile" key={one.key} role="status">
          {t('photo.uploading', { share: Math.round(one.share * 100) })}
          <span className="progress" style={{ width: `${one.share * 100}%` }} />
        </span>
      ))}
      <button type="button" id={id} className="photo-add" title={t('photo.limit')} onClick={() => chooser.current?.click()}>
        <PlusOutlined /> <br />
        {t('photo.add')}
      </button>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        style={{ display: 'none' }}
        aria-label={t('photo.add')}
        onChange={(event) => {
          for (const file of event.target.files ?? []) void add(file)
          event.target.value = ''
        }}
      />
    </div>
  )
}
