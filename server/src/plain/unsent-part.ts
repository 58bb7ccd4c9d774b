/** Words that somebody typed and that stand nowhere yet: shown to be copied, or carried along to another page. */
import type { SectionId } from '@waymark/shared/model/ids.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { hidden, nameOf, textArea, textIn, writeForm, type Fields } from './fields.ts'
import { html, type Html } from './html.ts'

const wordsOf = 'words-'

/** The names of the fields that hold words for a note or an answer; without those of the sections that the page has itself. */
export const wordsIn = (fields: Fields, sections: readonly { readonly id: SectionId }[] = []): string[] => {
  const own = new Set(sections.map(({ id }) => nameOf.words(id)))
  return Object.keys(fields)
    .filter(name => name === nameOf.text || (name.startsWith(wordsOf) && !own.has(name)))
    .filter(name => hasWords(textIn(fields, name)))
}

/** Nothing that somebody typed is gone because a page could not be shown. In a room they go with its form, and stay until it is loaded again. */
export const unsentPart = (texts: readonly string[], hint: string): readonly Html[] =>
  texts.map(
    (text, at) =>
      html`<div class="field">
        <label for="unsent-${at}">Your words, which are not saved</label>
        <p class="hint" id="unsent-${at}-hint">${hint}</p>
        ${textArea(html`readonly id="unsent-${at}" aria-describedby="unsent-${at}-hint"`, { name: `${wordsOf}elsewhere-${at}`, text, form: writeForm })}
      </div>`,
  )

/** All that was typed, for the page where the person's place is now: nothing is saved by that. */
export const carried = (fields: Fields): readonly Html[] =>
  [...wordsIn(fields), ...Object.keys(fields).filter(name => name.startsWith('name-off-'))]
    .map(name => hidden(name, textIn(fields, name)))
    .concat(hidden(nameOf.carried, 'yes'))
