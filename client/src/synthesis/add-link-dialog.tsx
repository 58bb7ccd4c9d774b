/** Asks which two boxes to link, and for the sentence that says how. */
import { useEffect, useState } from 'react'
import { LinkSentence, type BoxId } from '@waymark/shared/model/box-link.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import type { Box } from '@waymark/shared/rules/links.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { BoxField, SentenceField } from './link-fields.tsx'
import { useScope } from './synthesis-scope.ts'
import { useTries } from './use-tries.ts'

interface Asked {
  readonly boxes: readonly Box[]
  readonly from: BoxId | null
  readonly close: () => void
}

export function AddLinkDialog({ boxes, from, close }: Asked) {
  const { acts } = useScope()
  const { form, wasTried, tryAgain } = useTries()
  const [ends, setEnds] = useState<Ends>([from, null])
  useEffect(() => {
    // What is known already needs no second look.
    if (from !== null) form.current?.querySelectorAll('select')[1]?.focus()
  }, [from, form])
  const [sentence, setSentence] = useState('')
  const kept = LinkSentence.safeParse(keepableText(sentence))
  return (
    <Dialog title="Add a link" onClose={close}>
      <form
        className="stack"
        noValidate
        ref={form}
        onSubmit={event => {
          event.preventDefault()
          const [one, other] = ends.map(chosen => boxes.find(({ id }) => id === chosen))
          if (one === undefined || other === undefined || !kept.success) return tryAgain()
          acts.addLink({ from: one.id, to: other.id, sentence: kept.data })
          close()
        }}
      >
        <EndFields boxes={boxes} ends={ends} wasTried={wasTried} onChange={setEnds} />
        <SentenceField
          value={sentence}
          error={wasTried ? kept.error?.issues[0]?.message : undefined}
          onChange={setSentence}
        />
        <footer>
          <Button type="submit" look="primary">
            Add the link
          </Button>
          <Button onClick={close}>Cancel</Button>
        </footer>
      </form>
    </Dialog>
  )
}

type Ends = readonly [one: BoxId | null, other: BoxId | null]

/** No box is offered twice. That one which was chosen is gone is said at once. */
function EndFields({
  boxes,
  ends: [one, other],
  wasTried,
  onChange,
}: {
  readonly boxes: readonly Box[]
  readonly ends: Ends
  readonly wasTried: boolean
  readonly onChange: (ends: Ends) => void
}) {
  const wrongWith = (chosen: BoxId | null): string | undefined => {
    if (chosen === null) return wasTried ? 'Choose one of these.' : undefined
    return boxes.some(({ id }) => id === chosen)
      ? undefined
      : 'What you chose was taken away meanwhile. Choose another; your words are still here.'
  }
  return (
    <>
      <BoxField
        label="Link this"
        boxes={boxes}
        value={one}
        error={wrongWith(one)}
        onChange={id => {
          onChange([id, id === other ? null : other])
        }}
      />
      <BoxField
        label="With this"
        boxes={boxes.filter(({ id }) => id !== one)}
        value={other}
        error={wrongWith(other)}
        onChange={id => {
          onChange([one, id])
        }}
      />
    </>
  )
}
