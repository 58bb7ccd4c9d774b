/** Words of this person that have no place any more: to be copied, and then let go. */
import { useState } from 'react'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

export function WordsToTake({ words, onLetGo }: { readonly words: readonly string[]; readonly onLetGo: () => void }) {
  const [said, say] = useState('')
  if (words.length === 0) return null
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(words.join('\n\n'))
      say('Copied.')
    } catch {
      say('This browser does not let us copy. Select the words and copy them.')
    }
  }
  return (
    <Notice tone="danger">
      <p>This is what you wrote, and we could not save it. It is only on this device: take it with you.</p>
      {words.map((one, at) => (
        <p key={`${at} ${one}`} dir="auto">
          “{one}”
        </p>
      ))}
      <p className="row">
        <Button onClick={() => void copy()}>Copy my words</Button>
        <Button look="quiet" onClick={onLetGo}>
          Delete them from this device
        </Button>
      </p>
      {said !== '' && <p role="status">{said}</p>}
    </Notice>
  )
}
