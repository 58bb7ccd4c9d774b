/** What is asked about notes and links, each question as it stands when it is open. */
import type { ThemeId } from '@waymark/shared/model/ids.ts'
import { boxesOf } from '@waymark/shared/rules/links.ts'
import { AddLinkDialog } from '#synthesis/add-link-dialog.tsx'
import { GroupDialog } from '#synthesis/group-dialog.tsx'
import { KeysDialog } from '#synthesis/keys-dialog.tsx'
import { MoveDialog } from '#synthesis/move-dialog.tsx'
import { ParkDialog } from '#synthesis/park-dialog.tsx'
import { SplitDialog } from '#synthesis/split-dialog.tsx'
import { MergeDialog, PartDialog } from '#synthesis/theme-choice-dialog.tsx'
import { ThemeDialog } from '#synthesis/theme-dialog.tsx'
import { TidyDialog } from '#synthesis/tidy-dialog.tsx'
import { RewordLinkDialog } from '#synthesis/reword-link-dialog.tsx'
import { DialogPlace } from '#ui/dialog.tsx'
import { Asked, InAndOutQuestions } from './in-and-out-questions.tsx'
import { onlyShown } from './in-scope.tsx'
import { poolsOf, words } from './pools.ts'
import type { PartProps } from './specimen.tsx'

export function Questions({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const notes = [pools.note('asked-one', { text: words.short }), pools.note('asked-two', { text: words.arabic })]
  const themes = ['Warm benches', 'Hoists and steps'].map(name => ({
    theme: pools.theme(name),
    notes: [],
    all: 3,
    links: [],
    merged: [],
    at: 0,
    of: 2,
  }))
  const [first] = themes
  if (first === undefined) return null
  const inFirst = notes.map(({ id }) => ({ noteId: id, place: first.theme.id }))
  const places: readonly ('loose' | ThemeId)[] = ['loose', 'loose']
  const asked = {
    occurrences: notes.map(({ id }, at) => ({ noteId: id, place: places[at] ?? 'loose' })),
    notes,
    themes,
    inThemes: 1,
    reasons: new Map([['some-note', 'A question for the tea house.']]),
    tidied: new Map(),
    close: onlyShown,
  }
  const boxes = boxesOf(
    pools.sections,
    themes.map(({ theme }) => theme),
  )
  const [one, other] = boxes
  const link = {
    ...pools.link('asked', other?.name ?? ''),
    from: one?.id ?? pools.theme('').id,
    to: other?.id ?? pools.theme('').id,
    fromName: one?.name ?? '',
  }
  const questions = {
    Group: <GroupDialog {...asked} kind="group" />,
    'Move to a theme': <MoveDialog {...asked} kind="move" />,
    'Add a link': <AddLinkDialog boxes={boxes} from={null} close={onlyShown} />,
    'Reword a link': <RewordLinkDialog links={[link]} boxes={boxes} linkId={link.id} close={onlyShown} />,
    Park: <ParkDialog {...asked} kind="park" />,
    Keys: <KeysDialog close={onlyShown} />,
    'Merge a theme': <MergeDialog themeId={first.theme.id} themes={themes} close={onlyShown} />,
    'Make a theme a part': <PartDialog themeId={first.theme.id} themes={themes} close={onlyShown} />,
    'About a theme': <ThemeDialog themeId={first.theme.id} themes={themes} close={onlyShown} />,
    'A theme that is gone': <MergeDialog themeId={pools.theme('Gone').id} themes={themes} close={onlyShown} />,
    Split: <SplitDialog {...asked} kind="split" occurrences={inFirst} />,
    'Tidier words': <TidyDialog {...asked} kind="tidy" notes={notes.slice(0, 1)} />,
  }
  return (
    <DialogPlace value="in">
      <Asked questions={questions} pools={pools} />
      <InAndOutQuestions pools={pools} />
    </DialogPlace>
  )
}
