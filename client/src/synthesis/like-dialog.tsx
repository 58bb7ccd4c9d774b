/** Notes like one: with the words they share, and where they stand. They can be selected, and stay where they are. */
import { useEffect, useState } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import { SuggestedLike, SuggestionLine, suggestionsPath } from '@waymark/shared/wire/suggestions.ts'
import { callLines } from '#api/call-lines.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { placesOf } from './occurrence.ts'
import { saySharedWords } from './suggestion-offers.ts'
import { useScope } from './synthesis-scope.ts'
import { select } from './synthesis-store.ts'
import type { Synthesis } from './use-synthesis.ts'

type Found = SuggestedLikeOf['like'][number]
type SuggestedLikeOf = ReturnType<typeof SuggestedLike.parse>

interface LikeShape {
  readonly noteId: NoteId
  readonly synthesis: Pick<Synthesis, 'notes' | 'grouping' | 'whereIs'>
  readonly close: () => void
}

export function LikeDialog({ noteId, synthesis, close }: LikeShape) {
  const { store } = useScope()
  const { notes, grouping } = synthesis
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const found = useLike(noteId, notes)
  const like = (found.like ?? []).filter(one => notes.has(one.noteId as NoteId))
  return (
    <Dialog title="Notes like this one" onClose={close}>
      <p className="picked-one words" dir="auto">
        “{notes.get(noteId)?.text}”
      </p>
      <p className="small soft">We compare words and their sense. Nothing moves unless you move it.</p>
      {found.why !== '' && <p role="alert">{found.why}</p>}
      {found.like === undefined && found.why === '' && <p role="status">Comparing…</p>}
      {found.like !== undefined && like.length === 0 && <p role="status">No note is like it. It stands alone.</p>}
      <ul className="offered">
        {like.map(one => (
          <LikeLine
            key={one.noteId}
            one={one}
            synthesis={synthesis}
            isPicked={picked.has(one.noteId)}
            pick={isPicked => {
              setPicked(
                before => new Set(isPicked ? [...before, one.noteId] : [...before].filter(id => id !== one.noteId)),
              )
            }}
          />
        ))}
      </ul>
      <footer>
        <Button
          look="primary"
          closedBecause={picked.size === 0 ? 'Tick some of them first' : undefined}
          onClick={() => {
            const ids = [noteId, ...like.flatMap(one => (picked.has(one.noteId) ? [one.noteId as NoteId] : []))]
            select(
              store,
              ids.flatMap(id =>
                placesOf(id, grouping)
                  .slice(0, 1)
                  .map(place => ({ noteId: id, place })),
              ),
            )
            close()
          }}
        >
          Select them with this one
        </Button>
        <Button onClick={close}>Leave it</Button>
      </footer>
    </Dialog>
  )
}

function LikeLine({
  one: { noteId, words },
  synthesis: { whereIs },
  isPicked,
  pick,
}: {
  readonly one: Found
  readonly synthesis: LikeShape['synthesis']
  readonly isPicked: boolean
  readonly pick: (isPicked: boolean) => void
}) {
  const where = whereIs(noteId as NoteId)
  if (where === undefined) return null
  return (
    <li>
      <label className="choice">
        <input
          type="checkbox"
          checked={isPicked}
          onChange={({ target }) => {
            pick(target.checked)
          }}
        />
        <span>
          <span className="words" dir="auto">
            {where.note.text}
          </span>
          <small>
            {saySharedWords(words)} {where.words}
          </small>
        </span>
      </label>
    </li>
  )
}

interface Asked {
  readonly like: readonly Found[] | undefined
  readonly why: string
}

/** Asked once: what is written meanwhile waits until it is asked again. */
function useLike(noteId: NoteId, notes: ReadonlyMap<NoteId, RoomNote>): Asked {
  const { breakoutId } = useScope()
  const [asked, setAsked] = useState<Asked>({ like: undefined, why: '' })
  const [body] = useState(() => ({ noteId, notes: [...notes.values()].map(({ id, text }) => ({ id, text })) }))
  useEffect(() => {
    const ending = new AbortController()
    const ask = async (): Promise<void> => {
      let last: Asked = { like: undefined, why: 'It did not come through. Ask again.' }
      const problem = await callLines({
        address: suggestionsPath(breakoutId, 'like'),
        body,
        signal: ending.signal,
        onLine: line => {
          const said = SuggestionLine.safeParse(line).data
          if (said === undefined || 'progress' in said) return
          if ('refused' in said) last = { like: undefined, why: said.refused }
          else last = { like: SuggestedLike.safeParse(said.suggested).data?.like, why: '' }
        },
      })
      if (!ending.signal.aborted) setAsked(problem === undefined ? last : { like: undefined, why: problem.message })
    }
    void ask()
    return () => {
      ending.abort()
    }
  }, [breakoutId, body])
  return asked
}
