/** Each kind of block on the page. */
import QRCode from 'qrcode'
import type { Block, Entry } from './model.ts'

type Pdf = PDFKit.PDFDocument
type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

const INK = { strong: '#17202E', soft: '#465266', faint: '#667286', line: '#C9D1DC', accent: '#1456F0', land: '#F1EFE8' } as const
const LABEL_WIDTH = 84

const left = (pdf: Pdf) => pdf.page.margins.left
const widthOf = (pdf: Pdf) => pdf.page.width - pdf.page.margins.left - pdf.page.margins.right
const bottomOf = (pdf: Pdf) => pdf.page.height - pdf.page.margins.bottom

/** Goes on the next page where so much would not fit on this one. */
function need(pdf: Pdf, height: number): void {
  if (pdf.y + height > bottomOf(pdf)) pdf.addPage()
}

/** A kind of block that is forgotten here does not compile. */
const RENDERERS: { [K in Block['kind']]: (pdf: Pdf, block: Of<K>) => void } = {
  title,
  heading,
  facts,
  text,
  entries,
  pictures,
  place,
  proof,
}

/** A heading stays with the beginning of what it is about. */
const BEGINNING: Partial<Record<Block['kind'], number>> = { pictures: 260, place: 230, proof: 150 }

export function keepTogether(pdf: Pdf, next: Block | undefined): void {
  need(pdf, (next && BEGINNING[next.kind]) ?? 60)
}

export function renderBlock<K extends Block['kind']>(pdf: Pdf, block: Of<K>): void {
  const render: (pdf: Pdf, block: Of<K>) => void = RENDERERS[block.kind as K]
  render(pdf, block)
}

function title(pdf: Pdf, block: Of<'title'>): void {
  pdf
    .font('bold')
    .fontSize(18)
    .fillColor(INK.strong)
    .text(block.text, left(pdf), pdf.y, { width: widthOf(pdf) })
  pdf.moveDown(0.2)
  pdf
    .font('plain')
    .fontSize(10)
    .fillColor(INK.soft)
    .text(block.sub, { width: widthOf(pdf) })
  pdf.moveDown(0.6)
}

function heading(pdf: Pdf, block: Of<'heading'>): void {
  pdf.moveDown(0.7)
  pdf
    .font('bold')
    .fontSize(12)
    .fillColor(INK.strong)
    .text(block.text, left(pdf), pdf.y, { width: widthOf(pdf) })
  const y = pdf.y + 2
  pdf
    .moveTo(left(pdf), y)
    .lineTo(left(pdf) + widthOf(pdf), y)
    .lineWidth(0.5)
    .stroke(INK.line)
  pdf.y = y + 6
}

function facts(pdf: Pdf, { rows }: Of<'facts'>): void {
  const valueWidth = widthOf(pdf) - LABEL_WIDTH
  for (const [label, value] of rows) {
    pdf.font('plain').fontSize(9.5)
    need(pdf, Math.min(pdf.heightOfString(value, { width: valueWidth }), 60) + 4)
    const { y, page } = pdf
    pdf.fillColor(INK.faint).text(label, left(pdf), y, { width: LABEL_WIDTH - 8 })
    const below = pdf.page === page ? pdf.y : y
    pdf.fillColor(INK.strong).text(value, left(pdf) + LABEL_WIDTH, y, { width: valueWidth })
    pdf.y = Math.max(pdf.y, below) + 3
  }
}

function text(pdf: Pdf, block: Of<'text'>): void {
  pdf
    .font('plain')
    .fontSize(9.5)
    .fillColor(block.faint ? INK.faint : INK.strong)
  pdf.text(block.text, left(pdf), pdf.y, { width: widthOf(pdf), lineGap: 1.5 })
  pdf.moveDown(0.3)
}

function entries(pdf: Pdf, block: Of<'entries'>): void {
  for (const entry of block.entries) oneEntry(pdf, entry)
}

function oneEntry(pdf: Pdf, { title: name, meta, lines, code }: Entry): void {
  need(pdf, 34)
  const options = { width: widthOf(pdf) - 12 }
  const x = left(pdf) + 12
  pdf.circle(left(pdf) + 3, pdf.y + 7, 2.2).fill(INK.accent)
  pdf
    .font('bold')
    .fontSize(10)
    .fillColor(INK.strong)
    .text(name, x, pdf.y, { ...options, continued: true })
  pdf
    .font('plain')
    .fontSize(9)
    .fillColor(INK.soft)
    .text(`   ${meta}`, { ...options, continued: false })
  pdf.fontSize(9).fillColor(INK.strong)
  for (const line of lines) pdf.text(line, x, pdf.y, { ...options, lineGap: 1 })
  if (code) pdf.fontSize(6.5).fillColor(INK.faint).text(code, x, pdf.y, options)
  pdf.y += 5
}

const PICTURE = { gap: 12, height: 170 } as const

/** Two in a row, each whole, with what it shows below. */
function pictures(pdf: Pdf, { pictures: shown }: Of<'pictures'>): void {
  const width = (widthOf(pdf) - PICTURE.gap) / 2
  for (let index = 0; index < shown.length; index += 2) {
    need(pdf, PICTURE.height + 34)
    const { y } = pdf
    shown.slice(index, index + 2).forEach(({ content, caption }, column) => {
      const x = left(pdf) + column * (width + PICTURE.gap)
      pdf.image(content, x, y, { fit: [width, PICTURE.height], align: 'center', valign: 'center' })
      pdf.font('plain').fontSize(8).fillColor(INK.soft)
      pdf.text(caption, x, y + PICTURE.height + 4, { width, height: 24, ellipsis: true })
    })
    pdf.y = y + PICTURE.height + 32
  }
  pdf.x = left(pdf)
}

const CROP = { height: 150 } as const

function place(pdf: Pdf, { crop: { at, reach, areas, caption } }: Of<'place'>): void {
  need(pdf, CROP.height + 24)
  const [width, { y }] = [widthOf(pdf), pdf]
  const scale = CROP.height / (2 * reach)
  const narrow = Math.cos((at[1] * Math.PI) / 180)
  const onPage = ([lon = 0, lat = 0]: readonly number[]): [number, number] => [
    left(pdf) + width / 2 + (lon - at[0]) * narrow * scale,
    y + CROP.height / 2 - (lat - at[1]) * scale,
  ]
  pdf.save().rect(left(pdf), y, width, CROP.height).clip()
  pdf.rect(left(pdf), y, width, CROP.height).fill('#DCE7F3')
  for (const { ring, style } of areas) {
    pdf.polygon(...ring.map(onPage))
    if (style === 'land') pdf.fill(INK.land)
    else pdf.lineWidth(style === 'strong' ? 1.4 : 0.5).stroke(style === 'strong' ? INK.accent : INK.faint)
  }
  const [x, middle] = onPage(at)
  pdf.circle(x, middle, 6).lineWidth(2).fillAndStroke('#D93026', '#FFFFFF').restore()
  pdf.rect(left(pdf), y, width, CROP.height).lineWidth(0.5).stroke(INK.line)
  pdf.y = y + CROP.height + 4
  text(pdf, { kind: 'text', text: caption, faint: true })
}

const CODE_SIDE = 92

/** A code that opens the address, drawn as squares: sharp at any size. */
function proof(pdf: Pdf, { address, lines, code }: Of<'proof'>): void {
  need(pdf, CODE_SIDE + 10)
  const { y } = pdf
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
  const side = CODE_SIDE / modules.size
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) pdf.rect(left(pdf) + column * side, y + row * side, side, side)
  pdf.fill('#000000')
  const x = left(pdf) + CODE_SIDE + 14
  const options = { width: widthOf(pdf) - CODE_SIDE - 14 }
  pdf.font('plain').fontSize(9).fillColor(INK.strong)
  pdf.y = y
  for (const line of lines) pdf.text(line, x, pdf.y, { ...options, lineGap: 1.5 })
  pdf
    .fontSize(7.5)
    .fillColor(INK.soft)
    .text(code, x, pdf.y + 3, options)
  pdf.text(address, x, pdf.y + 2, { ...options, link: address })
  pdf.y = Math.max(pdf.y, y + CODE_SIDE) + 6
  pdf.x = left(pdf)
}
