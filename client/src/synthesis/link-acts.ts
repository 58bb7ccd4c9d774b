/** The gestures on links as a facilitator makes them: each is named for undo and said aloud. */
import type { BoxId } from '@waymark/shared/model/box-link.ts'
import type { BoxLinkId } from '@waymark/shared/model/ids.ts'
import { boxesOf, readLinks, type Box } from '@waymark/shared/rules/links.ts'
import { readStanding, type ThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { Undo } from '#sync/undo.ts'
import type { Hand } from './gestures.ts'
import * as gestures from './link-gestures.ts'
import * as words from './say-links.ts'
import type { SynthesisStore } from './synthesis-store.ts'

export interface LinkActs {
  readonly addLink: (link: gestures.NewLink) => void
  /** False: the link is gone, and the words are still with whoever wrote them. */
  readonly rewordLink: (linkId: BoxLinkId, sentence: string) => boolean
  readonly removeLink: (linkId: BoxLinkId) => void
}

interface LinkDesk {
  readonly undo: Undo
  readonly store: SynthesisStore
  readonly say: (text: string) => void
}

export function linkActs({ undo, store, say }: LinkDesk, hand: Hand): LinkActs {
  const { doc } = hand
  const act = (what: string, gesture: () => void): void => {
    if (undo.made(what, gesture)) say(what)
  }
  const endsOf = (link: { readonly from: BoxId; readonly to: BoxId } | undefined): string => {
    if (link === undefined) return ''
    const names = new Map(boxesNow(store, doc).map(({ id, name }) => [id, name]))
    return words.bothInWords(names.get(link.from) ?? words.goneBox, names.get(link.to) ?? words.goneBox)
  }
  return {
    addLink: link => {
      let isNew = true
      act(words.sayLinked(endsOf(link)), () => (isNew = gestures.addLink(hand, link)))
      if (!isNew) say(words.linkedAlready)
    },
    rewordLink: (linkId, sentence) => {
      let isThere = true
      act(words.sayReworded(endsOf(gestures.linkAt(doc, linkId))), () => {
        isThere = gestures.rewordLink(hand, linkId, sentence)
      })
      return isThere
    },
    removeLink: linkId => {
      act(words.sayUnlinked(endsOf(gestures.linkAt(doc, linkId))), () => {
        gestures.removeLink(hand, linkId)
      })
    },
  }
}

/** How many links a box has at this moment. */
export const linksOfNow = (store: SynthesisStore, doc: ThemesDoc, box: BoxId): number =>
  readLinks(readStanding(doc).links, boxesNow(store, doc)).filter(({ from, to }) => from === box || to === box).length

const boxesNow = (store: SynthesisStore, doc: ThemesDoc): Box[] =>
  boxesOf(store.getState().gathered.sections, readStanding(doc).themes)
