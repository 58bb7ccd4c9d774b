/** The points of a part in their order, what each rests on, and what can be done with them. */
import { useState } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { maxPoint, SummaryPoint } from '@waymark/shared/model/summary.ts'
import { keepableText, shortened } from '@waymark/shared/model/text.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import { sayRestsOn, type ReadPoint } from '@waymark/shared/rules/summary.ts'
import { EditableText } from '#ui/editable-text.tsx'
import { Icon } from '#ui/icon.tsx'
import { Menu, type Choice } from '#ui/menu.tsx'
import { AddPoint } from './add-point.tsx'
import type { SummaryActs } from './summary-acts.ts'
import { idsOf } from './summary-gestures.ts'
import type { PartShape } from './part-shape.ts'

interface ListShape extends Pick<PartShape, 'part' | 'acts' | 'all'> {
  readonly onCite: (pointId: string) => void
}

export function PointList({ part, acts, all, onCite }: ListShape) {
  const { points, shown } = part
  const [lost, setLost] = useState('')
  const title = `points-${shown.id}`
  return (
    <section className="card points noprint" aria-labelledby={title}>
      <h3 id={title}>
        Points<span className="sr"> of {shown.title}</span>
      </h3>
      {points.length === 0 && (
        <p className="soft small">
          {shown.from === 'themes'
            ? 'No points yet: the picture shows the themes.'
            : 'No points yet: the picture shows the notes as they are.'}
        </p>
      )}
      <ol>
        {points.map(point => (
          <Point key={point.id} point={point} part={part} acts={acts} all={all} onCite={onCite} onLost={setLost} />
        ))}
      </ol>
      {acts !== null && <AddPoint part={part} acts={acts} lost={lost} letGo={() => setLost('')} />}
    </section>
  )
}

interface PointShape extends ListShape {
  readonly point: ReadPoint
  readonly onLost: (words: string) => void
}

function Point({ point, part, acts, all, onCite, onLost }: PointShape) {
  return (
    <li className="point">
      <div className="pointhead">
        {acts === null ? (
          <p className="words" dir="auto">
            {point.text}
          </p>
        ) : (
          <>
            <EditableText
              className="words"
              value={point.text}
              label="Point"
              invitation="Write what people said"
              maxLength={maxPoint}
              lines="several"
              onChange={typed => {
                const text = SummaryPoint.shape.text.safeParse(keepableText(typed))
                if (text.success && !acts.reword(point.id, text.data)) onLost(text.data)
              }}
            />
            <Menu
              face={<Icon name="more" />}
              label={`More for the point: ${shortened(point.text, 40)}`}
              buttonClass="iconbtn small"
              choices={choicesOf({ point, part, acts, onCite })}
            />
          </>
        )}
      </div>
      <Sources point={point} all={all} />
    </li>
  )
}

function choicesOf({
  point,
  part,
  acts,
  onCite,
}: Pick<PointShape, 'point' | 'part' | 'onCite'> & { readonly acts: SummaryActs }): Choice[] {
  const among = idsOf(part.points)
  const at = among.indexOf(point.id)
  return [
    {
      label: 'What it rests on…',
      icon: 'quote',
      run: () => {
        onCite(point.id)
      },
    },
    {
      label: 'Up',
      icon: 'up',
      closedBecause: at === 0 ? 'It is the first already' : undefined,
      run: () => {
        acts.move(point.id, { among, by: -1 })
      },
    },
    {
      label: 'Down',
      icon: 'down',
      closedBecause: at === among.length - 1 ? 'It is the last already' : undefined,
      run: () => {
        acts.move(point.id, { among, by: 1 })
      },
    },
    {
      label: 'Remove this point',
      more: 'You can undo it.',
      icon: 'close',
      run: () => {
        acts.remove(point.id)
      },
    },
  ]
}

/** Opened, it shows the words that the point was made of. */
function Sources({ point, all }: { readonly point: ReadPoint; readonly all: ListShape['all'] }) {
  const words = sayRestsOn(point)
  if (point.sources.length === 0)
    return (
      <p className="cite none">
        <Icon name="warn" />
        <span>{words}</span>
      </p>
    )
  const names = point.sources.filter(({ kind }) => kind === 'theme').map(source => source.words)
  return (
    <details className="fold rests">
      <summary>
        <Icon name="chevron" />
        {words}
        <span className="sr">: {shortened(point.text, 40)}</span>
      </summary>
      {names.length > 0 && (
        <p className="small soft">{`By ${names.length === 1 ? 'the theme' : 'the themes'} ${names.join(', ')}`}</p>
      )}
      <ul>
        {point.notes.map(id => (
          <NoteWords key={id} note={noteIn(all.notes, id)} />
        ))}
      </ul>
    </details>
  )
}

const noteIn = (notes: ReadonlyMap<NoteId, RoomNote>, id: NoteId): RoomNote | undefined => notes.get(id)

const NoteWords = ({ note }: { readonly note: RoomNote | undefined }) =>
  note === undefined ? null : (
    <li className="words" dir="auto">
      {note.text}
    </li>
  )
