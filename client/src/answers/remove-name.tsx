/** A name is taken out of a whole answer: of all that it says and said, and of the notes that were made of it. */
import { useState } from 'react'
import { maxNameLength } from '@waymark/shared/model/erasure.ts'
import { withoutName } from '@waymark/shared/rules/take-out.ts'
import { removeNameFromAnswer } from '@waymark/shared/wire/erasing.ts'
import { call } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { RemoveNameDialog } from '#ui/remove-name-dialog.tsx'
import type { AnswerShape } from './answer-shape.ts'

export function RemoveName({ seen, acting }: Pick<AnswerShape, 'seen' | 'acting'>) {
  const [isOpen, setOpen] = useState(false)
  const pieces = [...seen.pieces, ...seen.earlier.flatMap(one => one.pieces)]
  const text = [...new Set(pieces.map(piece => piece.text))].join('\n\n')
  const remove = async (words: string): Promise<string | undefined> => {
    let wrong: string | undefined
    await acting.act(async () => {
      const answer = await call(removeNameFromAnswer, { params: { responseId: seen.line.id }, body: { words } })
      if (!answer.ok) wrong = answer.problem.message
      return answer
    }, 'The name is gone.')
    return wrong
  }
  return (
    <>
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
          of="this answer"
          mostLetters={maxNameLength}
          without={name => withoutName(text, name)}
          text={text}
          onRemove={remove}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </>
  )
}
