/** Who is thanked by name, at the end of what is published. */
import type { Thanked } from '@waymark/shared/drafting/thanks-nodes.ts'
import { andEverybody, inNameOrder, thanksHeading } from '@waymark/shared/rules/thanks-words.ts'
import { html, type Html } from './html.ts'

/** Nothing where nobody is named. */
export const thanksPart = ({ intro, names }: Thanked): Html | undefined =>
  names.length === 0
    ? undefined
    : html`<section class="stack" id="thanks">
        <h2>${thanksHeading}</h2>
        ${intro.trim() !== '' && html`<p dir="auto">${intro}</p>`}
        <ul class="stack tight">
          ${inNameOrder(names).map(name => html`<li dir="auto">${name}</li>`)}
        </ul>
        <p>${andEverybody}</p>
      </section>`
