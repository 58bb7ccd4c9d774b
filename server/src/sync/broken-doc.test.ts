import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { BreakoutId } from '@waymark/shared/model/ids.ts'
import { openSqliteStore } from '#store/sqlite/sqlite-store.ts'
import { liveDocs } from './live-docs.ts'
import { unobserved } from './observed.ts'

const store = openSqliteStore(':memory:')
afterAll(() => store.close())

test('[S10] a document that cannot go on keeps no other from being saved, and is read from its log again', async () => {
  const failures: unknown[] = []
  const live = liveDocs({
    store,
    timers: {
      monotonic: () => performance.now(),
      after: (ms, act) => {
        const timer = setTimeout(act, ms)
        return { cancel: () => clearTimeout(timer) }
      },
    },
    observed: unobserved,
    newId: () => 'x',
    onFailure: error => failures.push(error),
  })
  const [broken, sound] = await Promise.all(
    ['a-broken-one', 'a-sound-one-'].map(id => live.open(themesDocName(BreakoutId.parse(id)))),
  )
  const write =
    (key: string) =>
    (doc: Y.Doc): void => {
      doc.getMap('themes').set(key, new Y.Map())
    }
  await broken?.change(write('kept'))
  broken?.read(doc =>
    doc.on('afterTransaction', () => {
      throw new Error('it cannot go on')
    }),
  )
  const [failed, saved] = await Promise.allSettled([broken?.change(write('lost')), sound?.change(write('saved'))])
  expect([failed?.status, saved?.status]).toEqual(['rejected', 'fulfilled'])
  expect(failures).toHaveLength(1)
  await expect(broken?.change(write('late'))).rejects.toThrow('broken')
  const again = await live.open(themesDocName(BreakoutId.parse('a-broken-one')))
  expect(again).not.toBe(broken)
  await again.change(write('goes on'))
  expect(again.read(doc => [...doc.getMap('themes').keys()].toSorted())).toEqual(['goes on', 'kept'])
  await live.close()
})
