/** Words that could not be saved because the right was gone by then: kept apart from everything else, until their author has taken them. */
import { useEffect, useState } from 'react'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Unfinished } from '@waymark/shared/doc/redo-doc.ts'
import * as z from 'zod/mini'
import { forgetAnswer, keepAnswer, keptAnswer } from './kept-answers.ts'

const Words = z.array(z.string())

const keyOf = (name: DocName): string => `unsent ${name}`

export async function keepUnsent(name: DocName, unfinished: Unfinished): Promise<void> {
  const { unsavedWords } = await import('@waymark/shared/doc/unsaved-words.ts')
  const words = unsavedWords(name, unfinished)
  if (words.length === 0) return
  await keepAnswer(keyOf(name), words)
  for (const tell of listeners) tell()
}

const listeners = new Set<() => void>()

export interface Unsent {
  readonly words: readonly string[]
  /** They are in better hands. */
  readonly letGo: () => void
}

/** Of this document; none where nothing was refused. */
export function useUnsent(name: DocName): Unsent {
  const [words, setWords] = useState<readonly string[]>([])
  useEffect(() => {
    const look = async (): Promise<void> => {
      const kept = Words.safeParse(await keptAnswer(keyOf(name)))
      setWords(kept.success ? kept.data : [])
    }
    const tell = (): void => void look()
    listeners.add(tell)
    tell()
    return () => {
      listeners.delete(tell)
    }
  }, [name])
  return {
    words,
    letGo: () => {
      setWords([])
      void forgetAnswer(keyOf(name))
    },
  }
}
