/** The sheet and what stands beside it, on one editor. */
import { TextSelection } from '@tiptap/pm/state'
import { EditorContent, type Editor } from '@tiptap/react'
import { useCallback, useMemo, useState, type KeyboardEvent, type RefObject } from 'react'
import { Link } from 'wouter'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { AddSourceDialog } from './add-source-dialog.tsx'
import { BringInDialog } from './bring-in-dialog.tsx'
import { BringDraft } from './bring-draft.tsx'
import { CoverageCard } from './coverage-card.tsx'
import { citeKey } from './draft-commands.ts'
import { DraftContext, type DraftTools } from './draft-context.ts'
import { usePlace, type WritingPlace } from './keep-place.ts'
import type { SourceBook, DraftReply } from './sources.ts'
import { Remarks } from './remarks/remarks.tsx'
import { remarkByKey, useRemarkDesk } from './remarks/use-remark-desk.ts'
import { SaveTrouble } from './save-trouble.tsx'
import { SourcesPanel, type Picked } from './sources-panel.tsx'
import { StaleCount } from './stale-part.tsx'
import { Tool, Toolbar } from './toolbar.tsx'
import { useBuild, type Build } from './use-build.ts'
import { useDraftEditor, useEditorNow, type TextHandling } from './use-draft-editor.ts'
import { useSources } from './use-sources.ts'

export interface DeskProps extends Omit<TextHandling, 'onTooLong'> {
  readonly draftId: DraftId
  readonly told: { readonly reply: DraftReply; readonly book: SourceBook }
  readonly again: () => Promise<void>
  /** Of the desk that stood here before, on another document. */
  readonly place: RefObject<WritingPlace | null>
}

export function DraftDesk(props: DeskProps) {
  const desk = useDesk(props)
  const { now, mayWrite, editor, sources, book, said, tell } = desk
  const { strategy } = props.told.reply
  return (
    <DraftContext value={desk.tools}>
      {said !== '' && (
        <Notice>
          <p>{said}</p>
        </Notice>
      )}
      <div
        className="draft"
        onKeyDown={event => {
          undoByKey(event, editor)
          if (mayWrite) remarkByKey(event, desk.remarks.ask)
        }}
      >
        <article className="paper" aria-label="Draft">
          {!now.hasTitle && <h1 className="sr">{`Draft of ${strategy.title} ${strategy.period}`}</h1>}
          {mayWrite && (
            <Toolbar
              editor={editor}
              now={now}
              onSourcesLost={() => {
                tell('A heading carries no sources: they were taken off. Undo puts them back.')
              }}
            >
              <Tool label="Remark (Ctrl+Alt+M)" onPress={desk.remarks.ask}>
                <Icon name="chat" />
              </Tool>
              <SaveTrouble live={props.live} />
            </Toolbar>
          )}
          {now.isEmpty && <Empty mayWrite={mayWrite} build={desk.build} />}
          <EditorContent editor={editor} className={now.isEmpty ? 'empty-draft' : ''} />
        </article>
        <Beside desk={desk} draftId={props.draftId} reply={props.told.reply} />
      </div>
      {desk.build.offered !== undefined && (
        <BringInDialog themes={desk.build.offered} onYes={desk.build.bringIn} onNo={desk.build.leaveIt} />
      )}
      {sources.adding !== undefined && (
        <AddSourceDialog
          book={book}
          already={sources.adding.already}
          onAdd={sources.add}
          onOwnWords={sources.addOwnWords}
          onClose={sources.close}
        />
      )}
    </DraftContext>
  )
}

/** Also where the focus is beside the text. In it, the editor has answered already. */
function undoByKey(event: KeyboardEvent, editor: Editor): void {
  if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return
  const key = event.key.toLowerCase()
  if (key !== 'z' && key !== 'y') return
  event.preventDefault()
  if (key === 'y' || event.shiftKey) editor.commands.redo()
  else editor.commands.undo()
}

type Desk = ReturnType<typeof useDesk>

function useDesk({ draftId, told: { book }, again, place, ...text }: DeskProps) {
  const { mayWrite } = text
  const [said, tell] = useState('')
  const editor = useDraftEditor({
    ...text,
    onTooLong: () => {
      tell('That is too long to paste at once. Paste it in parts.')
    },
  })
  usePlace(editor, place)
  const now = useEditorNow(editor, book)
  const [picked, setPicked] = useState<Picked>()
  const sources = useSources(editor, book, tell)
  const remarks = useRemarkDesk(editor, tell)
  const takeInHand = useCallback(
    (at: number): void => {
      const { doc, tr } = editor.state
      editor.view.dispatch(tr.setSelection(TextSelection.create(doc, at + 1)).scrollIntoView())
    },
    [editor],
  )
  const build = useBuild(draftId, now.isEmpty, async outcome => {
    tell(outcome)
    if (now.isEmpty) editor.commands.focus('start')
    await again()
  })
  const { open } = sources
  const { pick: showRemark } = remarks
  const tools = useMemo<DraftTools>(
    () => ({
      book,
      mayWrite,
      showSource: (at, cite) => {
        takeInHand(at)
        setPicked({ key: citeKey(cite) })
      },
      addSource: at => {
        takeInHand(at)
        open(at, true)
      },
      showRemark,
    }),
    [book, mayWrite, takeInHand, open, showRemark],
  )
  return { book, mayWrite, said, tell, editor, now, picked, sources, remarks, takeInHand, build, tools }
}

function Beside({
  desk,
  draftId,
  reply,
}: {
  readonly desk: Desk
  readonly draftId: DraftId
  readonly reply: DraftReply
}) {
  const { now, mayWrite, editor, sources, takeInHand } = desk
  const goTo = (at: number): void => {
    takeInHand(at)
    editor.view.focus()
  }
  return (
    <aside className="sidecol" aria-label={mayWrite ? 'Coverage, sources and remarks' : 'Coverage and sources'}>
      <Covered desk={desk} draftId={draftId} reply={reply} goTo={goTo} />
      <WhereElse draftId={draftId} isTeam={mayWrite} />
      <SourcesPanel
        inHand={now.isEmpty ? null : now.inHand}
        about={now.about}
        book={desk.book}
        mayWrite={mayWrite}
        picked={desk.picked}
        onAdd={() => {
          if (now.inHand !== null) sources.open(now.inHand.at)
        }}
        onRemove={sources.remove}
        onOwnWords={sources.setOwnWords}
        onStillRight={sources.stillRight}
        onUseSentence={sources.useSentence}
        onBack={() => {
          if (now.inHand !== null) goTo(now.inHand.at)
        }}
      />
      {mayWrite && <Remarks draftId={draftId} editor={editor} me={reply.me} desk={desk.remarks} />}
    </aside>
  )
}

function Empty({ mayWrite, build }: { readonly mayWrite: boolean; readonly build: Build }) {
  return (
    <div className="empty">
      <Icon name="sign" />
      <strong>Nothing is written yet</strong>
      {mayWrite ? (
        <>
          <p>Begin with what people said: each theme becomes a heading with its sentence.</p>
          <Button look="primary" size="large" closedBecause={build.closedBecause} onClick={build.run}>
            Build the draft from the themes
          </Button>
          <p className="small">Or write in the sheet below.</p>
        </>
      ) : (
        <p>It appears here as soon as somebody begins.</p>
      )}
    </div>
  )
}

/** What goes with the draft, on pages of its own. */
const WhereElse = ({ draftId, isTeam }: { readonly draftId: DraftId; readonly isTeam: boolean }) => (
  <p className="row">
    <Link href={pages.outcomes(draftId)}>You said, we did</Link>
    {isTeam && <Link href={pages.feedback(draftId)}>Feedback</Link>}
  </p>
)

function Covered({
  desk: { now, mayWrite, build, tell },
  draftId,
  reply,
  goTo,
}: {
  readonly desk: Desk
  readonly draftId: DraftId
  readonly reply: DraftReply
  readonly goTo: (at: number) => void
}) {
  const goToNext = (places: readonly number[]): void => {
    const next = places.find(at => at > (now.inHand?.at ?? -1)) ?? places[0]
    if (next !== undefined) goTo(next)
  }
  return (
    <CoverageCard
      reply={reply}
      unsourced={now.unsourced.length}
      onNextUnsourced={() => {
        goToNext(now.unsourced)
      }}
    >
      <StaleCount
        count={now.stale.length}
        onNext={() => {
          goToNext(now.stale)
        }}
      />
      {mayWrite && !now.isEmpty && (
        <Button wide closedBecause={build.closedBecause} onClick={build.run}>
          Bring in what is new…
        </Button>
      )}
      {mayWrite && <BringDraft draftId={draftId} onBrought={tell} />}
    </CoverageCard>
  )
}
