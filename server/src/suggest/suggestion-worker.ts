/** The thread in which suggestions are worked out, so that nobody waits for them. One at a time. */
import { parentPort } from 'node:worker_threads'
import type { AskedSuggestion, Suggested } from './asked-suggestion.ts'
import { sentenceVectors } from './sentence-vectors.ts'
import { suggestHomes, suggestLike } from './suggest-places.ts'
import { Contradiction, suggestThemes } from './suggest-themes.ts'

/** What it says while it works, and at the end. */
export type Said =
  | { readonly progress: number }
  | { readonly suggested: Suggested }
  /** A sentence for whoever asked. */
  | { readonly refused: string }

/** Finding the sense of words takes the longest. */
const shareOfVectors = 0.6
const step = 0.01

const vectors = sentenceVectors()
const port = parentPort
if (port === null) throw new Error('This is no program: it is started as a thread.')
const say = (said: Said): void => {
  port.postMessage(said)
}

async function answer(asked: AskedSuggestion): Promise<void> {
  let told = 0
  const progress = (done: number): void => {
    if (done - told < step) return
    told = done
    say({ progress: done })
  }
  const senses = await vectors.of(asked.notes, done => {
    progress(done * shareOfVectors)
  })
  const onProgress = (done: number): void => {
    progress(shareOfVectors + done * (1 - shareOfVectors))
  }
  try {
    say({ suggested: suggested(asked, senses, onProgress) })
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error
    say({ refused: error.message })
  }
}

function suggested(
  asked: AskedSuggestion,
  senses: Parameters<typeof suggestLike>[1],
  onProgress: (done: number) => void,
): Suggested {
  if (asked.kind === 'themes') return suggestThemes(asked, senses, onProgress)
  return asked.kind === 'like' ? suggestLike(asked, senses) : suggestHomes(asked, senses)
}

port.on('message', (asked: AskedSuggestion) => {
  void answer(asked)
})
