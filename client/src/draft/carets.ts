/** Where the others are writing, with their names. What a peer says of its caret is read as anything from outside is. */
import { Extension } from '@tiptap/core'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import * as z from 'zod/mini'
import { Identity } from '@waymark/shared/wire/sync.ts'
import type { LiveDoc } from '#sync/open-doc.ts'

type Awareness = LiveDoc['awareness']

const ItemId = z.nullish(z.object({ client: z.number(), clock: z.number() }))
const Place = z.object({
  type: z.optional(ItemId),
  tname: z.optional(z.nullable(z.string())),
  item: z.optional(ItemId),
  assoc: z.optional(z.number()),
})
const Caret = z.object({ user: Identity, cursor: z.object({ anchor: Place, head: Place }) })

const tones = ['a', 'b', 'c', 'd', 'e', 'f']

export const caretsOf = (awareness: Awareness): Extension =>
  Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () => [
      yCursorPlugin(readable(awareness), {
        cursorBuilder: drawCaret,
        selectionBuilder: user => ({ class: 'others-selection', 'data-tone': toneOf(user) }),
      }),
    ],
  })

/** The same awareness, in which only carets that can be read are seen, and as copies: the plugin writes into what it is given. */
const readable = (awareness: Awareness): Awareness =>
  Object.create(awareness, { getStates: { value: () => caretsIn(awareness) } })

function caretsIn(awareness: Awareness): Map<number, unknown> {
  const carets = new Map<number, unknown>()
  for (const [client, state] of awareness.getStates()) {
    const caret = Caret.safeParse(state)
    if (!caret.success) continue
    const { key, name } = caret.data.user
    // The colour is there because the plugin warns without one. It is not used.
    carets.set(client, { cursor: caret.data.cursor, user: { key, name: name ?? 'Somebody', color: '#000000' } })
  }
  return carets
}

interface Drawn {
  readonly key: string
  readonly name: string
}

/** The same person has the same tone in every window. */
const toneOf = ({ key }: Drawn): string =>
  tones[Array.from(key).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % tones.length] ?? 'a'

function drawCaret(user: Drawn): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'others-caret'
  caret.dataset['tone'] = toneOf(user)
  caret.ariaHidden = 'true'
  const name = document.createElement('span')
  name.textContent = user.name
  caret.append(name)
  return caret
}
