import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { forgetTheGone } from './forget-the-gone.ts'

test('[S92] whoever one server said was gone is seen again where another server has them, whatever their clock', () => {
  const [mine, theirs, other] = [new Y.Doc(), new Y.Doc(), new Y.Doc()].map(doc => new Awareness(doc))
  if (mine === undefined || theirs === undefined || other === undefined) throw new Error('three are made')
  theirs.setLocalState({ here: 1 })
  const asTheyAre = encodeAwarenessUpdate(theirs, [theirs.clientID])
  applyAwarenessUpdate(mine, asTheyAre, 'network')
  // A server that has lost the other one says that they went.
  applyAwarenessUpdate(other, asTheyAre, 'network')
  removeAwarenessStates(other, [theirs.clientID], 'network')
  const clock = (theirs.meta.get(theirs.clientID)?.clock ?? 0) + 1
  other.meta.set(theirs.clientID, { clock, lastUpdated: 0 })
  applyAwarenessUpdate(mine, encodeAwarenessUpdate(other, [theirs.clientID]), 'network')
  applyAwarenessUpdate(mine, asTheyAre, 'network')
  expect(mine.getStates().has(theirs.clientID)).toBe(false)
  forgetTheGone(mine)
  applyAwarenessUpdate(mine, asTheyAre, 'network')
  expect(mine.getStates().get(theirs.clientID)).toEqual({ here: 1 })
  expect(mine.meta.has(mine.clientID)).toBe(true)
  for (const one of [mine, theirs, other]) one.destroy()
})
