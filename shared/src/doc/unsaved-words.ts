/** What somebody wrote that was not saved, as words: for the case that it cannot be put back where it was meant to be. */
import { textOf } from '#model/draft.ts'
import { readDocName, type DocName } from './doc-name.ts'
import { draftFragment, readBlocks } from './draft-doc.ts'
import type { RecordMap } from './record-map.ts'
import type { Unfinished } from './redo-doc.ts'
import { openRemarksDoc } from './remarks-doc.ts'
import { openThemesDoc } from './themes-doc.ts'
import { sameBlock } from './trace-words.ts'

/** Each paragraph, name, sentence or reason that is not as the server had it; in their order, without what is empty. */
export function unsavedWords(name: DocName, unfinished: Unfinished): string[] {
  switch (readDocName(name)?.of.kind) {
    case 'themes':
    case 'look':
      return inThemes(unfinished)
    case 'draft':
      return inDraft(unfinished)
    case 'remarks':
      return inRemarks(unfinished)
    case 'room':
    case undefined:
      return []
  }
}

function inDraft({ base, mine }: Unfinished): string[] {
  const before = readBlocks(draftFragment(base))
  return readBlocks(draftFragment(mine))
    .filter(block => !before.some(other => sameBlock(block, other)))
    .map(textOf)
    .filter(isWritten)
}

function inRemarks(unfinished: Unfinished): string[] {
  const [base, mine] = [openRemarksDoc(unfinished.base), openRemarksDoc(unfinished.mine)]
  return [
    ...changed({ before: base.remarks, after: mine.remarks }, ({ words, instead }) => [words, instead ?? '']),
    ...changed({ before: base.replies, after: mine.replies }, ({ words }) => [words]),
  ]
}

function inThemes(unfinished: Unfinished): string[] {
  const [base, mine] = [openThemesDoc(unfinished.base), openThemesDoc(unfinished.mine)]
  return [
    ...changed(
      { before: base.themes, after: mine.themes },
      ({ name, said, noticed = '', view = '', otherView = '', sharedView = '', goesWhy = '' }) => [
        name,
        said,
        noticed,
        view,
        otherView,
        sharedView,
        goesWhy,
      ],
    ),
    ...changed({ before: base.placements, after: mine.placements }, ({ why = '' }) => [why]),
    ...changed({ before: base.parked, after: mine.parked }, ({ reason }) => [reason]),
    ...changed({ before: base.links, after: mine.links }, ({ sentence }) => [sentence]),
    ...changed({ before: base.tidied, after: mine.tidied }, ({ text }) => [text]),
    ...changed({ before: base.points, after: mine.points }, ({ text }) => [text]),
    ...changed({ before: base.pictures, after: mine.pictures }, ({ alt, text }) => [alt, text]),
  ]
}

function changed<T extends { readonly id: string }>(
  { before, after }: { readonly before: RecordMap<T>; readonly after: RecordMap<T> },
  words: (record: T) => readonly string[],
): string[] {
  return [...after.all()].flatMap(([id, record]) => {
    const was = before.all().get(id)
    const known = was === undefined ? [] : words(was)
    return words(record).filter((one, at) => isWritten(one) && one !== known[at])
  })
}

const isWritten = (words: string): boolean => words.trim() !== ''
