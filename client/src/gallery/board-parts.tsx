/** The room: what is said of the connection and of saving, a note that was refused, notes taken back, keys. */
import '#board/room.css'
import type { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { ConnectionWords } from '#board/connection-notice.tsx'
import { KeysDialog } from '#board/keys-dialog.tsx'
import { NoteTrouble } from '#board/note-trouble.tsx'
import { SavedStatus } from '#board/saved-status.tsx'
import { WithdrawnNotes } from '#board/withdrawn-notes.tsx'
import type { Waiting } from '#sync/waiting-queue.ts'
import { DialogPlace } from '#ui/dialog.tsx'
import { RemoveNameDialog } from '#ui/remove-name-dialog.tsx'
import { poolsOf, words, type Pools } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const nothing = (): void => {}

/** An ask as it waits: new words, with what the server said of them. */
export function waitingOf(pools: Pools, { noteId, ...more }: Partial<Waiting> & { readonly noteId: NoteId }): Waiting {
  const [section] = pools.sections
  if (section === undefined) throw new Error('there is a section')
  return {
    id: `ask-${noteId}`,
    roomId: pools.ids.room,
    noteId,
    ask: { kind: 'put', sectionId: section.id, text: words.short, signed: false, route: 'live' },
    state: 'waiting',
    tries: 0,
    at: 0,
    problem: null,
    over: [],
    behind: null,
    ...more,
  }
}

const refusal = { code: 'closed', message: 'This breakout was closed meanwhile.', at: [] } satisfies Waiting['problem']

function Saving({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const one = pools.note('asked-for', { text: words.short })
  const queues = [
    ['Nothing waits', [], true],
    ['On its way', [waitingOf(pools, { noteId: one.id, state: 'sending' })], true],
    ['Waiting for the connection', [waitingOf(pools, { noteId: one.id, tries: 2 })], false],
    ['Refused', [waitingOf(pools, { noteId: one.id, state: 'refused', problem: refusal })], true],
  ] as const
  return (
    <>
      <Specimen name="In the bar">
        <div className="row">
          {queues.map(([name, queue, isConnected]) => (
            <SavedStatus key={name} queue={queue} isConnected={isConnected} />
          ))}
        </div>
      </Specimen>
      {[true, false].map(isWords => (
        <Specimen
          name={isWords ? 'On a note that was refused' : 'On a note that could not be moved'}
          key={String(isWords)}
        >
          <div className="note refused" data-tone="b">
            <p className="words">{words.short}</p>
            <NoteTrouble
              refused={waitingOf(pools, {
                noteId: one.id,
                state: 'refused',
                problem: refusal,
                ...(!isWords && { ask: { kind: 'withdraw', note: one } }),
              })}
              onTryAgain={nothing}
              onTakeBack={nothing}
              onCopy={nothing}
            />
          </div>
        </Specimen>
      ))}
      <Specimen name="Notes that I withdrew: press to unfold">
        <WithdrawnNotes
          notes={[one, pools.note('taken-back', { text: words.hebrew })]}
          closedBecause={undefined}
          onPutBack={nothing}
        />
      </Specimen>
    </>
  )
}

const said = [
  ['On their way for long', 'fetching', 0],
  ['Not connected', 'lost', 0],
  ['Not connected, with notes that wait', 'lost', 2],
  ['Back again', 'back', 0],
  ['The live board is lost', 'refused', 1],
] as const

const Connections = ({ roomId }: { readonly roomId: RoomId }) =>
  said.map(([name, shown, waiting]) => (
    <Specimen name={name} key={name}>
      <ConnectionWords shown={shown} waiting={waiting} roomId={roomId} isOnline={false} />
    </Specimen>
  ))

const Connected = ({ copy }: PartProps) => (
  <>
    <Connections roomId={poolsOf(copy).ids.room} />
    <Specimen name="Keys of the board">
      <DialogPlace value="in">
        <KeysDialog onClose={nothing} />
      </DialogPlace>
    </Specimen>
    <Specimen name="Removing a name">
      <DialogPlace value="in">
        <RemoveNameDialog
          of="this note"
          text="Ask Nia Pugh at the desk, she knows."
          mostLetters={200}
          without={name => ({ text: `Ask ${name} at the desk`, times: name === '' ? 0 : 1 })}
          onRemove={async () => 'This is only shown.'}
          onClose={nothing}
        />
      </DialogPlace>
    </Specimen>
  </>
)

export const boardParts: readonly GalleryPart[] = [
  { title: 'Saving, in a room', Part: Saving },
  { title: 'The connection, in a room', Part: Connected },
]
