/** Whichever question is being asked now. */
import { AddLinkDialog } from './add-link-dialog.tsx'
import type { AskedNotes } from './asked-notes.ts'
import { CopyDialog } from './copy-dialog.tsx'
import { GroupDialog } from './group-dialog.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LikeDialog } from './like-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { placesOf, type Occurrence } from './occurrence.ts'
import { ParkDialog } from './park-dialog.tsx'
import { RewordLinkDialog } from './reword-link-dialog.tsx'
import { SplitDialog } from './split-dialog.tsx'
import { type AnyAsking, type Asking, type AskingTheme, useSynthesisState } from './synthesis-store.ts'
import { useScope } from './synthesis-scope.ts'
import type { ShownTheme } from './synthesis-view.ts'
import { MergeDialog, PartDialog } from './theme-choice-dialog.tsx'
import { ThemeDialog } from './theme-dialog.tsx'
import { TidyDialog } from './tidy-dialog.tsx'
import type { Synthesis } from './use-synthesis.ts'

export function SynthesisDialogs({
  synthesis,
}: {
  readonly synthesis: Pick<Synthesis, 'notes' | 'grouping' | 'view' | 'boxes' | 'whereIs' | 'tidied'>
}) {
  const { store, acts } = useScope()
  const asking = useSynthesisState(store, state => questionOf(state.asking))
  const close = (): void => {
    acts.ask(null)
  }
  if (asking === null) return null
  if ('occurrences' in asking) return <AboutNotes asking={asking} synthesis={synthesis} close={close} />
  if ('themeId' in asking) return <AboutTheme asking={asking} themes={synthesis.view.themes} close={close} />
  switch (asking.kind) {
    case 'keys':
      return <KeysDialog close={close} />
    case 'like':
      return <LikeDialog key={asking.noteId} noteId={asking.noteId} synthesis={synthesis} close={close} />
    case 'copy':
      return <CopyDialog text={asking.text} close={close} />
    case 'add-link':
      return <AddLinkDialog boxes={synthesis.boxes} from={asking.from} close={close} />
    case 'reword-link':
      return (
        <RewordLinkDialog links={synthesis.view.links} boxes={synthesis.boxes} linkId={asking.linkId} close={close} />
      )
  }
}

/** The history is drawn where the breakout is known. */
const questionOf = (asking: AnyAsking | null) => (asking?.kind === 'history' ? null : asking)

function AboutTheme({
  asking: { kind, themeId },
  themes,
  close,
}: {
  readonly asking: AskingTheme
  readonly themes: readonly ShownTheme[]
  readonly close: () => void
}) {
  const asked = { themeId, themes, close }
  if (kind === 'merge') return <MergeDialog {...asked} />
  return kind === 'part' ? <PartDialog {...asked} /> : <ThemeDialog {...asked} />
}

function AboutNotes({
  asking,
  synthesis: { notes, grouping, view, tidied },
  close,
}: Parameters<typeof SynthesisDialogs>[0] & { readonly asking: Asking; readonly close: () => void }) {
  // A note that was withdrawn while the question stood is asked about no more.
  const occurrences = asking.occurrences.filter(({ noteId }) => notes.has(noteId))
  const asked: AskedNotes = {
    kind: asking.kind,
    occurrences,
    notes: [...new Set(occurrences.map(({ noteId }) => noteId))].flatMap(noteId => notes.get(noteId) ?? []),
    themes: view.themes,
    inThemes: inThemes(asking.kind, occurrences, grouping),
    reasons: grouping.parkedFor,
    tidied,
    close,
  }
  switch (asking.kind) {
    case 'group':
      return <GroupDialog {...asked} />
    case 'park':
      return <ParkDialog {...asked} />
    case 'split':
      return <SplitDialog {...asked} />
    case 'tidy':
      return <TidyDialog {...asked} />
    case 'move':
    case 'also':
      return <MoveDialog key={asking.kind} {...asked} />
  }
}

/** Parking takes a note out of all its themes, the others out of the one it was picked up in. */
const inThemes = (kind: Asking['kind'], occurrences: readonly Occurrence[], grouping: Synthesis['grouping']): number =>
  occurrences.filter(({ noteId, place }) =>
    kind === 'park' ? grouping.themesOf.has(noteId) : place !== 'loose' && placesOf(noteId, grouping).includes(place),
  ).length
