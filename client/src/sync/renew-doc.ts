/**
 * A document was written anew on the server, so that nothing deleted is left in it: here the old one is let go, and what of mine was
 * not saved is made on the new one, by what it means and not by how Yjs kept it, so that nothing deleted comes back with it.
 */
import * as Y from 'yjs'
import { copiesHere } from './copies-here.ts'
import type { LiveDoc } from './open-doc.ts'

/** Loaded with the first document that is kept, so that those who have nothing to lose need not load it. */
export const loadRedo = async () => await import('@waymark/shared/doc/redo-doc.ts')

export interface Renewing {
  readonly open: (onWrittenAnew: () => void) => LiveDoc
  /** The new one, with what was unfinished on the old one. */
  readonly onRenewed: (fresh: LiveDoc) => void
  /** It was written anew once more since. */
  readonly onWrittenAnew: (fresh: LiveDoc) => void
}

/** The old one can be written in until the new one is here. Answers the way to let it be. */
export function renewDoc(old: LiveDoc, renewing: Renewing): () => void {
  let state: 'fetching' | 'renewed' | 'over' = 'fetching'
  let endNext = (): void => undefined
  const fresh: LiveDoc = renewing.open(() => {
    if (state === 'renewed') return renewing.onWrittenAnew(fresh)
    letGo()
    endNext = renewDoc(old, renewing)
  })
  const letGo = (): void => {
    if (state !== 'fetching') return
    state = 'over'
    stop()
    fresh.close()
  }
  const renewed = (isMine: boolean): void => {
    state = 'renewed'
    fresh.say({ writtenAnew: isMine ? 'with-mine' : 'yes' })
    renewing.onRenewed(fresh)
  }
  const move = async (): Promise<void> => {
    const { redoDoc } = await loadRedo()
    if (state !== 'fetching') return
    fresh.copy.keep(() => Y.encodeStateAsUpdate(fresh.doc))
    fresh.copy.isInStep()
    await old.copy.moveTo(fresh.copy, unfinished => {
      // In one go: whatever is written after this is written in the new one.
      renewed(redoDoc(old.name, unfinished, fresh.doc))
    })
    copiesHere().moved(old.name)
  }
  const stop = fresh.subscribe(() => {
    const { connection } = fresh.now()
    if (connection === 'offline' || connection === 'refused') old.say({ connection })
    if (connection === 'refused') letGo()
    if (connection !== 'live') return
    stop()
    if (old.copy.isKept()) void move()
    else renewed(false)
  })
  fresh.connect()
  return () => {
    letGo()
    endNext()
  }
}
