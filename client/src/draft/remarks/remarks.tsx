/** The remarks of this draft beside its text, and the question for a new one. Drawn for the team alone. */
import './remarks.css'
import { TextSelection } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import type { Remark } from '@waymark/shared/model/remark.ts'
import type { Me } from '@waymark/shared/wire/entry.ts'
import { SaveTrouble } from '#draft/save-trouble.tsx'
import { useDocState } from '#sync/use-doc.ts'
import { say } from '#ui/announce.tsx'
import { RemarkDialog } from './remark-dialog.tsx'
import { atWords } from './remark-marks.ts'
import { RemarksPanel } from './remarks-panel.tsx'
import type { RemarkDesk } from './use-remark-desk.ts'
import { useRemarks } from './use-remarks.ts'

export function Remarks({
  draftId,
  editor,
  me,
  desk,
}: {
  readonly draftId: DraftId
  readonly editor: Editor
  readonly me: Pick<Me, 'name' | 'role'>
  readonly desk: RemarkDesk
}) {
  const { live, shown, acts } = useRemarks({ draftId, editor, me })
  const { connection, isFull } = useDocState(live)
  const { asked } = desk
  return (
    <>
      <RemarksPanel
        shown={shown}
        acts={acts}
        picked={desk.picked}
        onAsk={desk.ask}
        closedBecause={connection === 'refused' ? whyRefused(isFull) : undefined}
        onGoTo={remark => {
          goTo(editor, remark)
        }}
      >
        <SaveTrouble live={live} />
      </RemarksPanel>
      {asked !== undefined && (
        <RemarkDialog
          about={asked.about}
          isGone={asked.whereNow() === undefined}
          onClose={desk.close}
          onAdd={form => {
            const no = acts.add({ ...form, about: asked.about, at: asked.whereNow() })
            if (no === undefined) say('Your remark is there.')
            return no
          }}
        />
      )}
    </>
  )
}

const whyRefused = (isFull: boolean): string =>
  isFull
    ? 'There is as much beside this draft as it can hold. An organiser can remove for good what was deleted'
    : 'The server has closed this for you. Load the page again to go on'

/** Selects the words, or puts the cursor at the beginning of the statement. */
function goTo(editor: Editor, { id, quote }: Remark): void {
  const { found, line } = atWords(editor.state, id) ?? {}
  if (found === undefined || line === undefined || found.is === 'gone') return
  const start = line.at + 1
  const { doc, tr } = editor.state
  const selection =
    found.is === 'here' && quote !== ''
      ? TextSelection.create(doc, start + found.from, start + found.to)
      : TextSelection.create(doc, start)
  editor.view.dispatch(tr.setSelection(selection).scrollIntoView())
  editor.view.focus()
}
