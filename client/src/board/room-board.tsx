/** The room once it is open: what is read and done, handed to its parts. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { SectionId } from '@waymark/shared/model/ids.ts'
import { maxNotesOfMember } from '@waymark/shared/model/note.ts'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { whyClosed } from '@waymark/shared/rules/step-words.ts'
import { useToldCountdown } from '#timer/use-told-countdown.ts'
import { useBench } from '#surface/use-bench.ts'
import { Page } from '#ui/page.tsx'
import type { Branch } from '#surface/surface-props.ts'
import { boardStore, useBoardState } from './board-store.ts'
import { CheckBackHere } from './check-back-here.tsx'
import { Composer } from './composer.tsx'
import { framesOf } from './frames-of.ts'
import { Guide } from './guide.tsx'
import type { HowItCameProps } from './how-it-came.tsx'
import { MarksHere } from './marks-here.tsx'
import { NotSeenYet } from './not-seen-yet.tsx'
import { NotesSide } from './notes-side.tsx'
import { RoomDialogs } from './room-dialogs.tsx'
import { SavedStatus } from './saved-status.tsx'
import { mostAtOnce } from './several.ts'
import type { Shown } from './shown-notes.ts'
import { surfaceOf } from './surface-of.tsx'
import { seedNotes } from './seed-notes.ts'
import { useBoardFocus } from './use-board-focus.ts'
import { useDoings, type DoingsNow } from './use-doings.ts'
import { useFind } from './use-find.ts'
import { useFrameMore } from './use-frame-more.tsx'
import { useForm, type FormNow } from './use-form.ts'
import { useHereIn } from './use-here-in.ts'
import { useLookAgain } from './use-look-again.ts'
import { useNews } from './use-news.ts'
import { useRest } from './use-rest.ts'
import { useRoomKeys } from './use-room-keys.ts'
import { useRoom, type RoomNow, type RoomReply } from './use-room.ts'
import { useSavedNews } from './use-saved-news.ts'
import { useSelecting } from './use-selecting.ts'
import { useView } from './use-view.ts'

interface RoomBoardShape {
  readonly reply: RoomReply
  /** When that was answered, by the device's own clock. */
  readonly heardAt: number
  readonly again: () => Promise<void>
}

export function RoomBoard({ reply, heardAt, again }: RoomBoardShape) {
  const { room, me, strategy, breakout } = reply
  const [store] = useState(boardStore)
  const rest = useRest()
  const now = useRoom(reply)
  const { tree, state, queue, shown } = now
  useLookAgain(state, again)
  const left = useToldCountdown(breakout.timer, { now: reply.now, heardAt }, rest.sayAtRest)
  const [view, setView] = useView()
  const [section, setSection] = useState<SectionId>()
  useSavedNews(
    queue,
    useBoardState(store, one => one.adding),
  )
  useNews({ notes: shown.notes, mine: shown.mine, isFetched: state.fetched, tree, section, rest })
  const side = useRef<HTMLElement>(null)
  const finding = useFind(store, tree, rest)
  const selecting = useSelecting(store, finding.tree)
  const focus = useBoardFocus(side, finding.tree, view)
  const form = useForm(reply, now)
  const parts = { now, focus, form, finding, selecting, store }
  const doings = useDoings(parts)
  const keys = useRoomKeys({ ...parts, reply, side, section, view, setView, doings })
  useSayPresence(now, section, form.isWriting)
  const onDoor = useBench({
    keys: () => selecting.order,
    isFetched: state.fetched,
    setView,
    seed: count => seedNotes(room.id, tree, count),
  })
  const frames = useMemo(() => framesOf(finding.tree, finding.whole), [finding.tree, finding.whole])
  const here = useHereIn(now, breakout.sections)
  const fresh = useBoardState(store, one => one.fresh)
  const frameMore = useFrameMore(reply, now.marking)
  const surface = surfaceOf({ ...parts, frameMore, reply, doings, frames, here, fresh, onDoor, onSection: setSection })
  const scene = { tree: finding.tree, role: me.role, step: breakout.step, selection: selecting.selection }
  const how = howOf(reply, form)
  return (
    <Page
      title={nameOfRoom(room)}
      where={nameOfRoom(room)}
      whereMore={strategy.title}
      mainClass={`room ${view === 'board' ? 'panned' : 'listed'}`}
      tools={<SavedStatus queue={queue} isConnected={now.isConnected} />}
    >
      <Guide reply={reply} left={left} again={again}>
        <NotSeenYet reply={reply} now={now} again={again} />
        <CheckBackHere reply={reply} />
        <MarksHere reply={reply} marking={now.marking} again={again} />
        <RoomForm reply={reply} how={how} tree={tree} form={form} doings={doings} />
      </Guide>
      <NotesSide
        {...{ reply, now, form, doings, surface, view, setView, side, keys }}
        more={{ ...parts, scene, rest, left }}
      />
      <RoomDialogs doings={doings} tree={tree} how={how} mostNow={mostNow(shown)} />
    </Page>
  )
}

const howOf = ({ me, breakout }: RoomReply, form: FormNow): HowItCameProps => ({
  form: form.form,
  onForm: form.change,
  hasName: me.name !== null,
  hasNames: breakout.settings.names === 'by-note',
  forOthers: may(me.role, 'write-for-others', breakout.step),
})

/** How many notes I may add at once now: the server counts those that were withdrawn too. */
const mostNow = ({ mine, withdrawn }: Shown): number =>
  Math.max(0, Math.min(mostAtOnce, maxNotesOfMember - new Set([...mine, ...withdrawn.map(({ id }) => id)]).size))

/** Words that were begun stay in sight when the step closes. */
function RoomForm({
  reply: { breakout, moved },
  how,
  tree,
  form,
  doings,
}: {
  readonly reply: RoomReply
  readonly how: HowItCameProps
  readonly tree: readonly Branch[]
  readonly form: FormNow
  readonly doings: DoingsNow
}) {
  if (!form.isOpen && form.form.text === '') return null
  return (
    <Composer
      {...how}
      tree={tree}
      closedBecause={whyNot(form.isOpen ? undefined : whyClosed[breakout.step], moved)}
      onAdd={doings.add}
      onMany={doings.askMany}
      field={form.field}
      onWriting={form.setWriting}
    />
  )
}

const whyNot = (closed: string | undefined, moved: RoomReply['moved']): string | undefined =>
  moved === undefined ? closed : `You have another room now. ${moved.said}`

/** Tells the others where I am and that I am writing, never what. */
function useSayPresence({ live }: RoomNow, sectionId: SectionId | undefined, isWriting: boolean): void {
  useEffect(() => {
    live.presence.say({ sectionId: sectionId ?? null, writing: isWriting })
  }, [live, sectionId, isWriting])
}
