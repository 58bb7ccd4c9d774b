/** What was done since an answer was given, with days; added and taken back by the team. */
import { useRef, useState } from 'react'
import { UpdateId } from '@waymark/shared/model/ids.ts'
import { UpdateWords } from '@waymark/shared/model/theme-outcome.ts'
import { putUpdate, takeBackUpdate, type ThemeLine } from '@waymark/shared/wire/outcomes.ts'
import { call } from '#api/call.ts'
import { newId } from '#sync/new-id.ts'
import { Button } from '#ui/button.tsx'
import { sayDay } from './say-day.ts'
import type { ThemeShape } from './theme-shape.ts'
import type { Doing } from './use-doing.ts'
import { useFirstWrong } from './use-first-wrong.ts'
import { useUnsaved } from './use-unsaved.ts'
import { WordsField } from './words-field.tsx'

type Update = NonNullable<ThemeLine['outcome']>['updates'][number]

interface UpdatesShape extends ThemeShape {
  readonly updates: readonly Update[]
  readonly doing: Doing
}

export function Updates(shape: UpdatesShape) {
  const { theme, mayWrite, updates } = shape
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      {updates.length > 0 && (
        <>
          <h4>Done since</h4>
          <ul className="came-updates">
            {updates.map(update => (
              <OneUpdate key={update.id} update={update} {...shape} />
            ))}
          </ul>
        </>
      )}
      {isOpen && (
        <UpdateForm
          {...shape}
          close={() => {
            setOpen(false)
          }}
        />
      )}
      {mayWrite && !isOpen && (
        <div>
          <Button
            size="compact"
            icon="plus"
            onClick={() => {
              setOpen(true)
            }}
          >
            Add what was done since<span className="sr">: {theme.name}</span>
          </Button>
        </div>
      )}
    </>
  )
}

function OneUpdate({ update, draftId, theme, mayWrite, doing }: UpdatesShape & { readonly update: Update }) {
  const { id: updateId, at, words } = update
  const params = { draftId, themeId: theme.themeId, updateId }
  return (
    <li>
      <p className="came-words" dir="auto">
        <b>{sayDay(at)}:</b> {words}
      </p>
      {mayWrite && (
        <Button
          size="compact"
          look="quiet"
          onClick={() => {
            void doing.act(
              () => call(takeBackUpdate, { params, body: {} }),
              () => ({ said: 'It is taken back.', undo: () => call(putUpdate, { params, body: { words } }) }),
            )
          }}
        >
          Take it back<span className="sr">: {words}</span>
        </Button>
      )}
    </li>
  )
}

function UpdateForm({ draftId, theme, doing, onTouched, close }: UpdatesShape & { readonly close: () => void }) {
  // The same for every attempt, so that asking twice is asking once.
  const [updateId] = useState(() => UpdateId.parse(newId()))
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  useUnsaved(words !== '')
  useFirstWrong(form, tried)
  const wrong = UpdateWords.safeParse(words).error?.issues[0]?.message
  const save = async (): Promise<void> => {
    if (wrong !== undefined) {
      setTried(tried + 1)
      return
    }
    onTouched()
    const params = { draftId, themeId: theme.themeId, updateId }
    const isDone = await doing.act(
      () => call(putUpdate, { params, body: { words } }),
      () => ({ said: 'It is added.', undo: () => call(takeBackUpdate, { params, body: {} }) }),
    )
    if (isDone) close()
  }
  return (
    <form
      className="stack came-form"
      aria-label={`What was done since about ${theme.name}`}
      noValidate
      ref={form}
      onSubmit={event => {
        event.preventDefault()
        if (!doing.isBusy) void save()
      }}
    >
      <WordsField
        label="What was done since"
        type="long"
        isFirst
        error={tried === 0 ? undefined : wrong}
        value={words}
        onValue={setWords}
      />
      <div className="row">
        <Button type="submit">Add it</Button>
        <Button look="quiet" onClick={close}>
          Leave it
        </Button>
      </div>
    </form>
  )
}
