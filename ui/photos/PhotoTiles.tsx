import { Image } from 'antd'
import { fileUrl, thumbnailUrl } from '../api/upload.ts'
import './photos.css'

/** Small pictures that open large; nothing where there are none. */
export function PhotoTiles({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <Image.PreviewGroup items={ids.map(fileUrl)}>
      <div className="photo-field">
        {ids.map((id) => (
          <span className="photo-tile" key={id}>
            <Image src={thumbnailUrl(id)} alt="" />
          </span>
        ))}
      </div>
    </Image.PreviewGroup>
  )
}
