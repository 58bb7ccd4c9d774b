/** The remarks beside a draft, where they stand in it, and what can be done with them. For the team alone: nobody else may open them. */
import { useEditorState, type Editor } from '@tiptap/react'
import { useLayoutEffect, useMemo } from 'react'
import { remarksDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRemarksDoc, readTalks, type Talk } from '@waymark/shared/doc/remarks-doc.ts'
import type { DraftId, RemarkId } from '@waymark/shared/model/ids.ts'
import type { Reply } from '@waymark/shared/model/remark.ts'
import { whoInWords } from '@waymark/shared/rules/activity-words.ts'
import type { Me } from '@waymark/shared/wire/entry.ts'
import { instantNow } from '#sync/clock-here.ts'
import { newId } from '#sync/new-id.ts'
import { useDoc, useKept, useRecords } from '#sync/use-doc.ts'
import { remarkActs } from './remark-acts.ts'
import { showRemarks, whereabouts, type Whereabout, type Whereabouts } from './remark-marks.ts'

export interface ShownTalk extends Talk {
  readonly where: Whereabout
  readonly isMine: boolean
}

export interface ShownRemarks {
  /** In the order of the text. */
  readonly open: readonly ShownTalk[]
  /** Open, and about words that are gone. */
  readonly gone: readonly ShownTalk[]
  /** The last that was closed first. */
  readonly closed: readonly Talk[]
  readonly orphans: readonly Reply[]
  readonly notShown: number
}

/** Made in this window. What a name says of who somebody is, it says of everybody of that name. */
const madeHere = new Set<RemarkId>()

export function useRemarks({
  draftId,
  editor,
  me,
}: {
  readonly draftId: DraftId
  readonly editor: Editor
  readonly me: Pick<Me, 'name' | 'role'>
}) {
  const live = useDoc(remarksDocName(draftId))
  useKept(
    useMemo(() => [live], [live]),
    true,
  )
  const doc = useMemo(() => openRemarksDoc(live.doc), [live])
  const [remarks, replies] = [useRecords(doc.remarks), useRecords(doc.replies)]
  const read = useMemo(() => ({ remarks, replies, ...readTalks(doc) }), [doc, remarks, replies])
  // With what is drawn: later, it would come between a key that selects and the editor that reads what was selected.
  useLayoutEffect(() => {
    showRemarks(
      editor,
      read.talks.flatMap(({ remark }) => (remark.closed === undefined ? [remark] : [])),
    )
  }, [editor, read])
  const where = useEditorState({
    editor,
    selector: ({ editor: current }) => whereabouts(current.state),
    equalityFn: Object.is,
  })
  const shown = useMemo(() => shownOf(read, where, me.name), [read, where, me.name])
  const by = me.name ?? whoInWords[me.role]
  const acts = useMemo(
    () => remarkActs({ doc, editor, by, now: instantNow, newId, onMade: id => madeHere.add(id) }),
    [doc, editor, by],
  )
  return { live, shown, acts }
}

const nowhere: Whereabout = { is: 'gone', index: undefined, isMoved: false }

function shownOf(
  { talks, orphans, notShown }: ReturnType<typeof readTalks>,
  where: Whereabouts,
  name: string | null,
): ShownRemarks {
  const all = talks.flatMap((talk): ShownTalk[] =>
    talk.remark.closed === undefined
      ? [
          {
            ...talk,
            where: where.get(talk.remark.id) ?? nowhere,
            isMine: madeHere.has(talk.remark.id) || (name !== null && talk.remark.by === name),
          },
        ]
      : [],
  )
  const closed = talks.filter(({ remark }) => remark.closed !== undefined)
  return {
    open: all
      .filter(one => one.where.index !== undefined)
      .toSorted((a, b) => (a.where.index ?? 0) - (b.where.index ?? 0)),
    gone: all.filter(one => one.where.index === undefined),
    closed: closed.toSorted((a, b) => ((a.remark.closedAt ?? '') < (b.remark.closedAt ?? '') ? 1 : -1)),
    orphans,
    notShown,
  }
}
