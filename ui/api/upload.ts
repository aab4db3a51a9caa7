/** Uploads with progress; `fetch` cannot tell how far it is. */
import { failed } from './client.ts'

export interface StoredFile {
  id: string
  mediaType: string
  bytes: number
  width: number | null
  height: number | null
  sha256: string
}

export function uploadFile(file: File, progress: (share: number) => void): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append('file', file)
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total)
    request.onerror = () => reject(failed('', 0))
    request.onload = () => {
      if (request.status >= 400) return reject(failed(request.responseText, request.status))
      const stored: StoredFile = JSON.parse(request.responseText)
      resolve(stored)
    }
    request.open('POST', '/api/files')
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.send(form)
  })
}

export const fileUrl = (id: string): string => `/api/files/${id}`
export const thumbnailUrl = (id: string): string => `/api/files/${id}/thumbnail`
