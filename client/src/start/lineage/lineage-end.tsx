/** The end of the page for those who write: undo, saving, and what stands in the way of it. */
import { useRef } from 'react'
import { sayHowMany } from '#start/field-errors.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Work } from './use-lineage.ts'

export function LineageEnd({ work, onTheirs }: { readonly work: Work; readonly onTheirs: () => void }) {
  const { undo, redo, unsaved, saving, save, conflict, saveAllTheSame, refused } = work
  const said = sayHowMany(refused)
  const end = useRef<HTMLDivElement>(null)
  return (
    <div className="stack lineage-end">
      {conflict !== undefined && (
        <Notice tone="danger">
          <p>{conflict}</p>
          <p className="row">
            <Button onClick={onTheirs}>Show what they saved, and lose mine</Button>
            <Button
              look="danger"
              onClick={() => {
                // The question goes, and its buttons with it.
                end.current?.querySelector('button')?.focus()
                void saveAllTheSame()
              }}
            >
              Save mine in its place
            </Button>
          </p>
        </Notice>
      )}
      {said !== undefined && (
        <Notice tone="danger">
          <p>{said}</p>
        </Notice>
      )}
      <div className="row" ref={end}>
        <Button
          look="primary"
          closedBecause={unsaved ? undefined : 'All of it is saved'}
          onClick={() => {
            void save()
          }}
        >
          {saving ? 'Saving…' : 'Save'}
        </Button>
        <Button icon="undo" closedBecause={undo === undefined ? 'Nothing to take back' : undefined} onClick={undo}>
          Undo
        </Button>
        <Button icon="redo" closedBecause={redo === undefined ? 'Nothing to do again' : undefined} onClick={redo}>
          Redo
        </Button>
        <p className="small soft">{unsaved ? 'Not saved yet' : 'All of it is saved'}</p>
      </div>
    </div>
  )
}
