/** Bringing the notes of an earlier session along: the choice, and what came of it where not all of them could. */
import type { NotesBrought } from '@waymark/shared/wire/sessions.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FieldWrong } from './field-wrong.tsx'
import { sayCount } from './said.ts'
import type { SessionFields } from './session-form.ts'
import type { FormState } from './use-form.ts'

export function BringNotes({
  form: { fields, change, errorOf },
  title,
}: {
  readonly form: FormState<SessionFields>
  /** Of the session whose notes they are. */
  readonly title: string
}) {
  return (
    <section className="stack" aria-labelledby="notes-along">
      <h2 id="notes-along">Notes</h2>
      <FieldWrong said={errorOf('notesFrom')} />
      <label className="choice">
        <input
          type="checkbox"
          checked={fields.bringsNotes}
          aria-describedby="notes-along-more"
          onChange={event => {
            change({ bringsNotes: event.target.checked }, 'notesFrom')
          }}
        />
        <span>
          Bring the notes along too
          <small>Otherwise the boards begin empty.</small>
        </span>
      </label>
      <p className="soft" id="notes-along-more">
        Each note that everybody saw in “{title}” comes letter for letter, under its heading, in the room of its number.
        Nobody’s name comes along. The team can move these notes; nobody can change their words. Notes that are
        withdrawn, not shown yet, kept back or held back do not come, and themes stay behind. If somebody withdraws a
        note in “{title}” later, it stays here.
      </p>
    </section>
  )
}

/** `7 notes came along.`, and how many could not. */
export function sayCame({ brought, left }: NotesBrought): string {
  const came = `${sentence(sayCount(brought, 'note', 'notes'))} came along.`
  return left === 0 ? came : `${came} ${sentence(sayCount(left, 'note', 'notes'))} could not.`
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export function NotesCame({ notes, onOn }: { readonly notes: NotesBrought; readonly onOn: () => void }) {
  return (
    <Dialog title="Not all notes could come along" onClose={onOn}>
      <p>The session is saved. {sayCame(notes)}</p>
      <p>
        Their heading or their room is not in this session. They still stand where they were written, and nothing has
        changed there.
      </p>
      <footer>
        <Button look="primary" onClick={onOn}>
          Go to the session
        </Button>
      </footer>
    </Dialog>
  )
}
