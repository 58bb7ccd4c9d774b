/** A labelled field for words of this page: what is pasted is made keepable in front of whoever pastes it. */
import { keepableText } from '@waymark/shared/model/text.ts'
import { TextInput, type TextInputShape } from '#ui/text-input.tsx'

export const WordsField = ({ onValue, ...input }: TextInputShape) => (
  <TextInput
    rows={3}
    {...input}
    onValue={value => {
      onValue(keepableText(value))
    }}
  />
)
