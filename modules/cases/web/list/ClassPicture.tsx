import { thumbnailUrl } from '#ui/api/upload.ts'
import { useClassPictures } from '../api.ts'

/** The newest picture of a case at a component of the class, where there is one. */
export function ClassPicture({ classCode, name }: { classCode: string; name?: string }) {
  const { data = [] } = useClassPictures()
  const found = data.find((one) => one.classCode === classCode)
  return found ? <img src={thumbnailUrl(found.fileId)} alt={name ?? ''} loading="lazy" /> : null
}
