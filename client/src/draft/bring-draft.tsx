/** A draft file of another time or another server: looked at, and put at the end of the draft when somebody says so. */
import { useEffect, useRef, useState } from 'react'
import type * as z from 'zod/mini'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import { bringLookPath, bringPath, DraftBrought, DraftFileLook } from '@waymark/shared/wire/draft-files.ts'
import { sendFile } from '#api/send-file.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'

interface Bringing {
  readonly draftId: DraftId
  /** Hears in words what came of it. */
  readonly onBrought: (outcome: string) => void
}

export function BringDraft({ draftId, onBrought }: Bringing) {
  const [asks, setAsks] = useState(false)
  const close = (): void => {
    setAsks(false)
  }
  return (
    <>
      <Button
        look="quiet"
        size="compact"
        onClick={() => {
          setAsks(true)
        }}
      >
        Bring in a draft file
      </Button>
      {asks && <BringDraftDialog draftId={draftId} onBrought={onBrought} close={close} />}
    </>
  )
}

interface Chosen {
  readonly file: File
  readonly look: DraftFileLook
}

export function BringDraftDialog({ draftId, onBrought, close }: Bringing & { readonly close: () => void }) {
  const { under, trouble, send } = useSending()
  const [chosen, setChosen] = useState<Chosen>()
  const choose = async (file: File): Promise<void> => {
    setChosen(undefined)
    const look = await send(`Reading ${file.name}`, { address: bringLookPath(draftId), file, reply: DraftFileLook })
    if (look !== undefined) setChosen({ file, look })
  }
  const bring = async ({ file }: Chosen): Promise<void> => {
    const brought = await send('Bringing it in', { address: bringPath(draftId), file, reply: DraftBrought })
    if (brought === undefined) return
    onBrought(`${sayBlocks(brought)} brought in, at the end. What was here stayed as it was.`)
    close()
  }
  return (
    <Dialog title="Bring in a draft file" onClose={close}>
      <Field label="Draft file" hint="Made with “Draft file” in the list of exports (.json)" error={trouble}>
        {control => (
          <input
            className="input"
            {...control}
            type="file"
            accept=".json,application/json"
            disabled={under !== ''}
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file !== undefined) void choose(file)
            }}
          />
        )}
      </Field>
      <p role="status" className="small">
        {under}
      </p>
      {chosen !== undefined && <LookedAt {...chosen.look} />}
      <footer>
        <Button
          look="primary"
          closedBecause={closedBecause(chosen, under)}
          onClick={() => {
            if (chosen !== undefined) void bring(chosen)
          }}
        >
          Put it at the end
        </Button>
        <Button onClick={close}>Cancel</Button>
      </footer>
    </Dialog>
  )
}

function closedBecause(chosen: Chosen | undefined, under: string): string | undefined {
  if (under !== '') return under
  if (chosen === undefined) return 'Choose a draft file first'
  return chosen.look.headings + chosen.look.statements === 0 ? 'Nothing is written in it' : undefined
}

/** What it holds, and what of it rests on words that are here. */
export function LookedAt({ title, period, headings, statements, sourced, sourcesGone }: DraftFileLook) {
  const without = statements - sourced - sourcesGone
  return (
    <div className="stack" role="group" aria-label="What would come in">
      <p>
        <b dir="auto">
          {title} {period}
        </b>
      </p>
      <p>{sayBlocks({ headings, statements })}.</p>
      <ul className="small">
        {sourced > 0 && <li>{rest(sourced)} on what was said here.</li>}
        {sourcesGone > 0 && (
          <li>{rest(sourcesGone)} on something that is not here, and will say that what it rested on is gone.</li>
        )}
        {without > 0 && <li>{without === 1 ? '1 cites no source.' : `${without} cite no source.`}</li>}
      </ul>
    </div>
  )
}

const rest = (count: number): string => (count === 1 ? '1 rests' : `${count} rest`)

const sayBlocks = ({ headings, statements }: Pick<DraftFileLook, 'headings' | 'statements'>): string =>
  `${headings === 1 ? '1 heading' : `${headings} headings`} and ${statements === 1 ? '1 statement' : `${statements} statements`}`

/** `under` is what is being done; `trouble` what was wrong the last time. */
function useSending() {
  const [state, setState] = useState<{ readonly under: string; readonly trouble: string | undefined }>({
    under: '',
    trouble: undefined,
  })
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])
  const send = async <T extends z.ZodMiniType>(
    under: string,
    to: { readonly address: string; readonly file: File; readonly reply: T },
  ): Promise<z.output<T> | undefined> => {
    stop.current?.abort()
    const ending = new AbortController()
    stop.current = ending
    setState({ under, trouble: undefined })
    const answer = await sendFile({ ...to, fields: {}, onSent: () => undefined, signal: ending.signal })
    if (ending.signal.aborted) return undefined
    setState({ under: '', trouble: answer.ok ? undefined : answer.problem.message })
    return answer.ok ? answer.value : undefined
  }
  return { ...state, send }
}
