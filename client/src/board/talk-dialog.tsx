/** Who is there to talk to, how to reach them, and asking them to come. */
import { useState } from 'react'
import type { Lead } from '@waymark/shared/model/session.ts'
import { wishToTalk } from '@waymark/shared/wire/talk.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'

export function TalkDialog({
  lead,
  words,
  onAsk,
  onTakeBack,
  onClose,
}: {
  readonly lead: Lead
  /** Those of before; undefined where one has not asked. */
  readonly words: string | undefined
  /** Both answer what went wrong. */
  readonly onAsk: (words: string) => Promise<string | undefined>
  readonly onTakeBack: () => Promise<string | undefined>
  readonly onClose: () => void
}) {
  const [text, setText] = useState(words ?? '')
  const [wrong, setWrong] = useState<string>()
  const ask = async (): Promise<void> => {
    const checked = wishToTalk.body.safeParse({ words: text })
    setWrong(checked.success ? await onAsk(text) : checked.error.issues[0]?.message)
  }
  return (
    <Dialog title="Talk to someone" onClose={onClose}>
      <WhoIsThere lead={lead} />
      <Field label="Anything they should know" hint="Can stay empty." error={wrong}>
        {control => (
          <textarea
            className="input"
            rows={3}
            dir="auto"
            {...control}
            value={text}
            onChange={event => {
              setText(event.target.value)
            }}
          />
        )}
      </Field>
      <footer>
        <Button look="primary" onClick={() => void ask()}>
          {words === undefined ? `Ask ${lead.name} to talk to me` : 'Save what I said'}
        </Button>
        {words !== undefined && (
          <Button
            onClick={() => {
              void onTakeBack().then(setWrong)
            }}
          >
            Take it back
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          Not now
        </Button>
      </footer>
    </Dialog>
  )
}

const WhoIsThere = ({ lead }: { readonly lead: Lead }) => (
  <>
    <p>
      <b dir="auto">{lead.name}</b> is there for you, also about what is not for this room.
    </p>
    {lead.reach !== '' && <p dir="auto">{lead.reach}</p>}
    <p className="soft">
      If you ask here, only those who organise this session learn of it: nobody in your room, and no facilitator.
      Nothing of it is kept once you have talked.
    </p>
  </>
)
