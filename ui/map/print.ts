/** The map on paper: picture, title, legend, scale, sources and date, as PNG or PDF. */
import type { MapLibreMap } from 'maplibre-gl'
import { FONT } from '../theme.ts'
import { metresText } from './shape-text.ts'

export interface Sheet {
  title: string
  date: string
  legend: { colour: string; text: string }[]
  credits: string[]
}

const EDGE = 24
const HEAD = 56
const LINE = 20

export async function mapSheet(map: MapLibreMap, { title, date, legend, credits }: Sheet): Promise<HTMLCanvasElement> {
  const picture = await pictureOf(map)
  const ratio = window.devicePixelRatio || 1
  const [wide, high] = [picture.width / ratio, picture.height / ratio]
  const below = Math.max(legend.length + 1, credits.length + 2) * LINE + EDGE
  const sheet = document.createElement('canvas')
  sheet.width = (wide + 2 * EDGE) * ratio
  sheet.height = (high + HEAD + below + EDGE) * ratio
  const pen = sheet.getContext('2d')
  if (!pen) throw new Error('this browser cannot draw')
  pen.scale(ratio, ratio)
  pen.fillStyle = '#FFFFFF'
  pen.fillRect(0, 0, sheet.width, sheet.height)
  pen.fillStyle = '#17202E'
  pen.font = `600 22px ${FONT}`
  pen.fillText(title, EDGE, 38)
  pen.font = `14px ${FONT}`
  pen.textAlign = 'right'
  pen.fillText(date, EDGE + wide, 38)
  pen.textAlign = 'left'
  pen.drawImage(picture, EDGE, HEAD, wide, high)
  pen.strokeStyle = '#C9D1DC'
  pen.strokeRect(EDGE, HEAD, wide, high)
  const foot = HEAD + high + LINE
  for (const [at, { colour, text }] of legend.entries()) drawSign(pen, EDGE, foot + at * LINE, colour, text)
  drawScale(pen, map, EDGE + wide, foot)
  pen.textAlign = 'right'
  pen.fillStyle = '#465266'
  pen.font = `12px ${FONT}`
  for (const [at, text] of credits.entries()) pen.fillText(text, EDGE + wide, foot + (at + 2) * LINE, wide * 0.65)
  return sheet
}

function pictureOf(map: MapLibreMap): Promise<HTMLCanvasElement> {
  return new Promise((resolve) => {
    // What WebGL drew is gone after the frame: it is copied within it.
    map.once('render', () => {
      const source = map.getCanvas()
      const copy = document.createElement('canvas')
      copy.width = source.width
      copy.height = source.height
      copy.getContext('2d')?.drawImage(source, 0, 0)
      resolve(copy)
    })
    map.triggerRepaint()
  })
}

function drawSign(pen: CanvasRenderingContext2D, x: number, y: number, colour: string, text: string): void {
  pen.beginPath()
  pen.arc(x + 7, y, 6, 0, 2 * Math.PI)
  pen.fillStyle = colour
  pen.fill()
  pen.strokeStyle = '#667286'
  pen.stroke()
  pen.fillStyle = '#17202E'
  pen.font = `13px ${FONT}`
  pen.fillText(text, x + 22, y + 5)
}

/** A round length near 120 px, and the pixels it takes. */
export function scaleOf(metresPerPixel: number): { metres: number; pixels: number } {
  const most = metresPerPixel * 120
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = [5, 2, 1].map((step) => step * power).find((step) => step <= most) ?? power
  return { metres, pixels: metres / metresPerPixel }
}

function drawScale(pen: CanvasRenderingContext2D, map: MapLibreMap, right: number, y: number): void {
  const { lat } = map.getCenter()
  const { metres, pixels } = scaleOf((40_075_016 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom()))
  pen.strokeStyle = '#17202E'
  pen.lineWidth = 2
  pen.beginPath()
  pen.moveTo(right - pixels, y)
  pen.lineTo(right - pixels, y + 6)
  pen.lineTo(right, y + 6)
  pen.lineTo(right, y)
  pen.stroke()
  pen.textAlign = 'right'
  pen.font = `12px ${FONT}`
  pen.fillText(metresText(metres), right - pixels - 8, y + 8)
}

export async function savePng(sheet: HTMLCanvasElement, name: string): Promise<void> {
  const blob = await new Promise<Blob | null>((resolve) => sheet.toBlob(resolve, 'image/png'))
  if (blob) saveBlob(blob, `${name}.png`)
}

/** One page as large as the sheet. */
export async function savePdf(sheet: HTMLCanvasElement, name: string, title: string): Promise<void> {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const blob = await new Promise<Blob | null>((resolve) => sheet.toBlob(resolve, 'image/jpeg', 0.92))
  if (!blob) return
  const pdf = await PDFDocument.create()
  pdf.setTitle(title)
  const picture = await pdf.embedJpg(await blob.arrayBuffer())
  const points = 842 / Math.max(picture.width, picture.height)
  const page = pdf.addPage([picture.width * points, picture.height * points])
  page.drawImage(picture, { x: 0, y: 0, width: page.getWidth(), height: page.getHeight() })
  saveBlob(new Blob([(await pdf.save()).slice().buffer], { type: 'application/pdf' }), `${name}.pdf`)
}

export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
