/** What is drawn in a PDF beside its words: lines to write on, boxes to tick, and squares that are a picture. */
import type PDFDocument from 'pdfkit'

type Doc = InstanceType<typeof PDFDocument>
type Parent = ReturnType<Doc['struct']>

/** In points, from one line to write on to the next: about 9 mm. */
export const ruleHeight = 26
const tick = { size: 14, indent: 24 }

export interface Drawings {
  readonly nextPage: () => void
  /** So many lines to write on by hand, on a new page where this one is full. */
  readonly rules: (count: number) => void
  /** A box to tick, left of the paragraph that is written next at this indent. */
  readonly tickBox: (below: number) => void
  /** A picture made of black squares of this size, and what is said of it to those who cannot see it. */
  readonly squares: (rows: readonly (readonly boolean[])[], size: number, alt: string) => void
}

export const tickIndent = tick.indent

export const drawingsOf = (doc: Doc, root: Parent, margin: number): Drawings => ({
  nextPage: () => {
    doc.addPage()
  },
  rules: count => {
    for (let at = 0; at < count; at += 1) {
      if (doc.y + ruleHeight > doc.page.height - margin + 1) doc.addPage()
      doc.y += ruleHeight
      asDecoration(doc, () =>
        doc
          .lineWidth(0.75)
          .moveTo(margin, doc.y)
          .lineTo(doc.page.width - margin, doc.y)
          .stroke(),
      )
    }
  },
  tickBox: below => {
    asDecoration(doc, () =>
      doc
        .lineWidth(1.25)
        .rect(margin, doc.y + below, tick.size, tick.size)
        .stroke(),
    )
  },
  squares: (rows, size, alt) => {
    const [top, side] = [doc.y, rows.length * size]
    // Where it stands is told too, as a picture's place is asked for. The library knows that, its types do not.
    const place: object = { bbox: [margin, top, margin + side, top + side] }
    root.add(
      doc.struct('Figure', Object.assign({ alt }, place), () => {
        drawSquares(doc, rows, { left: margin, top, size })
      }),
    )
    doc.y += side
  },
})

/** What says nothing to a screen reader that the words beside it do not. */
export function asDecoration(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
}

/** All of them are one shape, each row in stretches: no hair of white is left between two that touch. */
function drawSquares(
  doc: Doc,
  rows: readonly (readonly boolean[])[],
  { left, top, size }: { readonly left: number; readonly top: number; readonly size: number },
): void {
  for (const [y, row] of rows.entries()) {
    let from = 0
    while (from < row.length) {
      let to = from
      while (row[to] === true) to += 1
      if (to > from) doc.rect(left + from * size, top + y * size, (to - from) * size, size)
      from = to + 1
    }
  }
  doc.fill('black')
}
