/** One part of the summary: its points, and the picture with its words. */
import { useState } from 'react'
import { CiteDialog } from './cite-dialog.tsx'
import type { PartShape } from './part-shape.ts'
import { PicturePart } from './picture-part.tsx'
import { PointList } from './point-list.tsx'

export function SummaryPart({ part, breakoutId, acts, how, isSaved, all }: PartShape) {
  const { shown, points } = part
  const [citing, setCiting] = useState<string | null>(null)
  const cited = points.find(({ id }) => id === citing)
  const title = `part-${shown.id}`
  return (
    <section className="summarypart" aria-labelledby={title} data-tone={shown.waymark?.tone}>
      <h2 id={title} className="row">
        {shown.waymark !== null && shown.waymark.letter !== '' && (
          <span className="waymark" data-tone={shown.waymark.tone} aria-hidden="true">
            {shown.waymark.letter}
          </span>
        )}
        <span>{shown.title}</span>
      </h2>
      <div className="pointsandpicture">
        <PointList part={part} acts={acts} all={all} onCite={setCiting} />
        <PicturePart part={part} breakoutId={breakoutId} acts={acts} how={how} isSaved={isSaved} />
      </div>
      {acts !== null && cited !== undefined && (
        <CiteDialog
          point={cited}
          part={part}
          acts={acts}
          close={() => {
            setCiting(null)
          }}
        />
      )}
    </section>
  )
}
