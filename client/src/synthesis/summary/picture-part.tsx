/** A picture, the same in words beside it, and what can be done with both. */
import { useEffect, useState } from 'react'
import type { BreakoutId } from '@waymark/shared/model/ids.ts'
import { addressOfPicture, countSheets, type PictureFormat } from '@waymark/shared/wire/pictures.ts'
import { useAsked } from '#api/use-asked.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { SameWords } from './same-words.tsx'
import { WordsDialog } from './words-dialog.tsx'
import type { PartShape } from './part-shape.ts'
import { useDrawn, type Part } from './use-summary.ts'

type PictureShape = Omit<PartShape, 'all'>

export function PicturePart({ part, breakoutId, acts, how, isSaved }: PictureShape) {
  const { shown, words, hash } = part
  const [isWriting, setWriting] = useState(false)
  return (
    <div className="picturepart stack">
      <Picture part={part} breakoutId={breakoutId} how={how} isSaved={isSaved} />
      {words.isStale && (
        <Notice>
          <p>The picture has changed since its words were written.</p>
          {acts !== null && (
            <p className="row">
              <Button
                onClick={() => {
                  acts.makeAnew(shown.id)
                }}
              >
                Make it anew
              </Button>
              <Button
                look="quiet"
                onClick={() => {
                  acts.stillFits(shown.id, hash)
                }}
              >
                It still fits
              </Button>
            </p>
          )}
        </Notice>
      )}
      <SameWords part={part}>
        {acts !== null && (
          <Button
            size="compact"
            icon="pencil"
            onClick={() => {
              setWriting(true)
            }}
          >
            Change the words…<span className="sr"> beside {shown.title}</span>
          </Button>
        )}
      </SameWords>
      {acts !== null && isWriting && (
        <WordsDialog
          part={part}
          acts={acts}
          close={() => {
            setWriting(false)
          }}
        />
      )}
    </div>
  )
}

function Picture({ part, breakoutId, how, isSaved }: Omit<PictureShape, 'acts'>) {
  const { shown, words, hash } = part
  const drawn = useDrawn(`${hash} ${words.alt} ${words.text}`, isSaved)
  const sheets = useSheets(part, { breakoutId, how, drawn })
  const [at, setAt] = useState(1)
  const sheet = Math.min(at, sheets)
  const addressOf = (format: PictureFormat, of = sheet): string =>
    addressOfPicture(breakoutId, { which: shown.id, format, sheet: of, ...how })
  return (
    <figure>
      <Drawn
        key={`${addressOf('svg')} ${drawn}`}
        address={`${addressOf('svg')}&of=${shortKey(drawn)}`}
        alt={words.alt}
      />
      {/* On paper all sheets are printed. */}
      {Array.from({ length: sheets }, (_, other) => other + 1)
        .filter(other => other !== sheet)
        .map(other => (
          <img key={other} className="onlyprint" src={addressOf('svg', other)} alt="" />
        ))}
      <div className="row noprint saves">
        {sheets > 1 && (
          <>
            <p className="small">{`Sheet ${sheet} of ${sheets}`}</p>
            <Button
              size="compact"
              closedBecause={sheet === 1 ? 'It is the first' : undefined}
              onClick={() => setAt(sheet - 1)}
            >
              Sheet before
            </Button>
            <Button
              size="compact"
              closedBecause={sheet === sheets ? 'It is the last' : undefined}
              onClick={() => setAt(sheet + 1)}
            >
              Next sheet
            </Button>
          </>
        )}
        {(['svg', 'png'] as const).map(format => (
          <a className="btn compact" key={format} href={addressOf(format)} download>
            <Icon name="download" />
            Save as {format.toUpperCase()}
            <span className="sr">: {shown.title}</span>
          </a>
        ))}
      </div>
    </figure>
  )
}

/** So that a browser asks again once anything else is drawn. */
const shortKey = (drawn: string): string => drawn.slice(0, drawn.indexOf(' ')) + String(drawn.length)

function Drawn({ address, alt }: { readonly address: string; readonly alt: string }) {
  const [isLost, setLost] = useState(false)
  if (isLost)
    return (
      <div className="empty">
        <Icon name="offline" />
        <p>The picture cannot be drawn just now. All its words are below.</p>
      </div>
    )
  return (
    <img
      className="drawn"
      src={address}
      alt={alt}
      onError={() => {
        setLost(true)
      }}
    />
  )
}

function useSheets(
  { shown }: Part,
  { breakoutId, how, drawn }: Pick<PictureShape, 'how'> & { readonly breakoutId: BreakoutId; readonly drawn: string },
): number {
  const asked = useAsked(countSheets, { params: { breakoutId, which: shown.id, size: how.size }, body: {} })
  const { again } = asked
  const [of] = useState(drawn)
  useEffect(() => {
    if (of !== drawn) void again()
  }, [of, drawn, again])
  return asked.state === 'here' ? Math.max(1, asked.value.sheets) : 1
}
