/** A document as PDF/A4, streamed while it is made. Only the glyphs that are used go into the file. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import PDFDocument from 'pdfkit'
import { inLanguage } from '../titles.ts'
import type { PrintedDocument } from './model.ts'
import { keepTogether, renderBlock } from './pdf-blocks.ts'

const FONTS = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts')
export const PAGE = { width: 595.28, height: 841.89, margin: 48, foot: 30 } as const

export function printPdf(document: PrintedDocument): Readable {
  const { title, author, at, parts } = document
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: PAGE.margin, left: PAGE.margin, right: PAGE.margin, bottom: PAGE.margin + PAGE.foot },
    bufferPages: true,
    autoFirstPage: false,
    lang: document.language,
    info: { Title: title, Author: author, CreationDate: at, Producer: 'CityLoop' },
  })
  pdf.registerFont('plain', join(FONTS, 'NotoSansHans-Regular.otf'))
  pdf.registerFont('bold', join(FONTS, 'NotoSansHans-Bold.otf'))
  const feet: string[] = []
  let foot = ''
  pdf.on('pageAdded', () => feet.push(foot))
  for (const part of parts) {
    foot = part.foot
    pdf.addPage()
    part.blocks.forEach((block, index) => {
      if (block.kind === 'heading') keepTogether(pdf, part.blocks[index + 1])
      renderBlock(pdf, block)
    })
  }
  numberPages(pdf, feet, document)
  pdf.end()
  // Checked border: a document of pdfkit is a readable stream, which its types leave out.
  return pdf as unknown as Readable
}

/** How many pages there are is known only at the end. */
function numberPages(pdf: PDFKit.PDFDocument, feet: readonly string[], { language }: PrintedDocument): void {
  const y = PAGE.height - PAGE.margin - PAGE.foot + 14
  feet.forEach((foot, index) => {
    pdf.switchToPage(index)
    // Below the margin nothing may start a new page.
    pdf.page.margins.bottom = 0
    const number = inLanguage({ zh: `第 ${index + 1} 页，共 ${feet.length} 页`, en: `Page ${index + 1} of ${feet.length}` }, language)
    pdf
      .moveTo(PAGE.margin, y - 6)
      .lineTo(PAGE.width - PAGE.margin, y - 6)
      .lineWidth(0.5)
      .stroke('#C9D1DC')
    pdf.font('plain').fontSize(8).fillColor('#667286')
    pdf.text(foot, PAGE.margin, y, { width: 400, lineBreak: false, ellipsis: true, height: 12 })
    pdf.text(number, PAGE.width - PAGE.margin - 120, y, { width: 120, align: 'right', lineBreak: false })
  })
}
