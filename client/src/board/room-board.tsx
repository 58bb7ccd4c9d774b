/** The room once it is open: what is read and done, handed to its parts. */
import { useEffect, useRef, useState } from 'react'
import type { SectionId } from '@waymark/shared/model/ids.ts'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { useBench } from '#surface/use-bench.ts'
import { Page } from '#ui/page.tsx'
import { Composer } from './composer.tsx'
import { Guide } from './guide.tsx'
import { NotesSide } from './notes-side.tsx'
import { RoomDialogs } from './room-dialogs.tsx'
import { SavedStatus } from './saved-status.tsx'
import { whyClosed } from '@waymark/shared/rules/step-words.ts'
import { surfaceOf } from './surface-of.tsx'
import { seedNotes } from './seed-notes.ts'
import { useBoardFocus } from './use-board-focus.ts'
import { useDoings, type DoingsNow } from './use-doings.ts'
import { useForm, type FormNow } from './use-form.ts'
import { useNews } from './use-news.ts'
import { useRoomKeys } from './use-room-keys.ts'
import { useLookAgain, useRoom, type RoomNow, type RoomReply } from './use-room.ts'
import { useSavedNews } from './use-saved-news.ts'
import { useView } from './use-view.ts'

export function RoomBoard({ reply, again }: { readonly reply: RoomReply; readonly again: () => Promise<void> }) {
  const { room, me, strategy } = reply
  const now = useRoom(reply)
  const { tree, state, queue, shown } = now
  useLookAgain(now, again)
  useSavedNews(queue)
  useNews({ notes: shown.notes, mine: shown.mine, isFetched: state.fetched, tree })
  const [view, setView] = useView()
  const [section, setSection] = useState<SectionId>()
  const side = useRef<HTMLElement>(null)
  const focus = useBoardFocus(side, tree, view)
  const form = useForm(reply, now)
  const doings = useDoings({ now, focus, form })
  const keys = useRoomKeys({ reply, tree, section, view, setView, focus, form, doings })
  useSayPresence(now, section, form.isWriting)
  const onDoor = useBench({
    keys: () => tree.flatMap(({ notes }) => notes.map(({ id }) => id)),
    isFetched: state.fetched,
    setView,
    seed: count => seedNotes(room.id, tree, count),
  })
  const surface = surfaceOf({ reply, now, focus, doings, onDoor, onSection: setSection })
  return (
    <Page
      title={nameOfRoom(room)}
      where={nameOfRoom(room)}
      whereMore={strategy.title}
      mainClass={`room ${view === 'board' ? 'panned' : 'listed'}`}
      tools={<SavedStatus queue={queue} isConnected={now.isConnected} />}
    >
      <Guide reply={reply}>
        <RoomForm reply={reply} now={now} form={form} doings={doings} />
      </Guide>
      <NotesSide {...{ reply, now, form, doings, surface, view, setView, side, keys }} />
      <RoomDialogs doings={doings} tree={tree} canSign={me.name !== null} />
    </Page>
  )
}

/** Words that were begun stay in sight when the step closes. */
function RoomForm({
  reply: { me, breakout },
  now,
  form,
  doings,
}: {
  readonly reply: RoomReply
  readonly now: RoomNow
  readonly form: FormNow
  readonly doings: DoingsNow
}) {
  if (!form.isOpen && form.form.text === '') return null
  return (
    <Composer
      form={form.form}
      onForm={form.change}
      tree={now.tree}
      hasName={me.name !== null}
      forOthers={may(me.role, 'write-for-others', breakout.step)}
      closedBecause={form.isOpen ? undefined : whyClosed[breakout.step]}
      onAdd={doings.add}
      field={form.field}
      onWriting={form.setWriting}
    />
  )
}

/** Tells the others where I am and that I am writing, never what. */
function useSayPresence({ live }: RoomNow, sectionId: SectionId | undefined, isWriting: boolean): void {
  useEffect(() => {
    live.presence.say({ sectionId: sectionId ?? null, writing: isWriting })
  }, [live, sectionId, isWriting])
}
