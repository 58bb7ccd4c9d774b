/** A name is taken out of a comment. */
import { useState } from 'react'
import { maxNameLength } from '@waymark/shared/model/erasure.ts'
import { withoutName } from '@waymark/shared/rules/take-out.ts'
import { removeNameFromComment } from '@waymark/shared/wire/erasing.ts'
import type { CommentView } from '@waymark/shared/wire/feedback.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { RemoveNameDialog } from '#ui/remove-name-dialog.tsx'
import type { OfRound } from './use-queue.ts'

export interface RemovingName {
  readonly round: OfRound
  readonly again: () => Promise<void>
}

export function RemoveName({
  comment: { id, words, apart },
  round,
  again,
}: RemovingName & { readonly comment: Pick<CommentView, 'id' | 'words' | 'apart'> }) {
  const [isOpen, setOpen] = useState(false)
  const text = apart === '' ? words : `${words}\n\n${apart}`
  const remove = async (name: string): Promise<string | undefined> => {
    const answer = await call(removeNameFromComment, { params: { ...round, commentId: id }, body: { words: name } })
    if (!answer.ok) return answer.problem.message
    say('The name is gone.')
    await again()
    return undefined
  }
  return (
    <p>
      <Button
        size="compact"
        onClick={() => {
          setOpen(true)
        }}
      >
        Remove a name…
      </Button>
      {isOpen && (
        <RemoveNameDialog
          of="this comment"
          mostLetters={maxNameLength}
          without={name => withoutName(text, name)}
          text={text}
          onRemove={remove}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </p>
  )
}
