/** Asks for the sentence of a link anew. Whoever writes it loses no words when somebody else changes or removes the link meanwhile. */
import { useState } from 'react'
import { LinkSentence } from '@waymark/shared/model/box-link.ts'
import type { BoxLinkId } from '@waymark/shared/model/ids.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { isSameLink, type Box, type ReadLink } from '@waymark/shared/rules/links.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { SentenceField } from './link-fields.tsx'
import { bothInWords } from './say-links.ts'
import { useScope } from './synthesis-scope.ts'
import { useTries } from './use-tries.ts'

interface Asked {
  readonly links: readonly ReadLink[]
  readonly boxes: readonly Box[]
  readonly close: () => void
}

export function RewordLinkDialog({ linkId, ...asked }: Asked & { readonly linkId: BoxLinkId }) {
  const [before] = useState(() => asked.links.find(({ id }) => id === linkId))
  return before === undefined ? null : <Reword {...asked} before={before} />
}

function Reword({ links, boxes, close, before }: Asked & { readonly before: ReadLink }) {
  const { acts } = useScope()
  const { form, wasTried, tryAgain } = useTries()
  const [sentence, setSentence] = useState(before.sentence)
  const kept = LinkSentence.safeParse(keepableText(sentence))
  const now = links.find(({ id }) => id === before.id) ?? links.find(link => isSameLink(link, before))
  const isPossible = [before.from, before.to].every(end => boxes.some(({ id }) => id === end))
  const give = (words: string): void => {
    if (now === undefined) acts.addLink({ from: before.from, to: before.to, sentence: words })
    else if (words !== now.sentence && !acts.rewordLink(now.id, words)) return
    close()
  }
  return (
    <Dialog title="Change a link" onClose={close}>
      <form
        className="stack"
        noValidate
        ref={form}
        onSubmit={event => {
          event.preventDefault()
          if (kept.success) give(kept.data)
          else tryAgain()
        }}
      >
        <p className="ends">{bothInWords(before.fromName, before.toName)}</p>
        <Meanwhile before={before} now={now} isPossible={isPossible} />
        <SentenceField
          value={sentence}
          error={wasTried ? kept.error?.issues[0]?.message : undefined}
          onChange={setSentence}
        />
        <footer>
          {(now !== undefined || isPossible) && (
            <Button type="submit" look="primary">
              {now === undefined ? 'Add it again' : 'Save the sentence'}
            </Button>
          )}
          <Button onClick={close}>Cancel</Button>
        </footer>
      </form>
    </Dialog>
  )
}

function Meanwhile({
  before,
  now,
  isPossible,
}: {
  readonly before: ReadLink
  readonly now: ReadLink | undefined
  readonly isPossible: boolean
}) {
  if (now === undefined)
    return (
      <Notice tone="danger">
        {isPossible
          ? 'Somebody removed this link meanwhile. Your words are still here.'
          : 'Somebody took away one of the two meanwhile, and the link with it. Your words are still here: copy what you need.'}
      </Notice>
    )
  return now.sentence === before.sentence ? null : (
    <p className="meanwhile" role="status">
      Somebody wrote “{now.sentence}” meanwhile. Yours takes its place.
    </p>
  )
}
