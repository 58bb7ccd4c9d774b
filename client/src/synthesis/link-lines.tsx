/** Links in words, each with what can be done with it. */
import type { BoxId } from '@waymark/shared/model/box-link.ts'
import type { BoxLinkId } from '@waymark/shared/model/ids.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Menu, type Choice } from '#ui/menu.tsx'
import { LongOrShort } from './long-or-short.tsx'
import { linkMenu } from './synthesis-actions.ts'
import { useScope } from './synthesis-scope.ts'
import { keepFocus } from './use-keys.ts'

export interface LinkLine {
  readonly id: BoxLinkId
  /** What is linked: `Linked with Funding` */
  readonly about: string
  readonly sentence: string
}

/** `of` is the box they stand under; without it they are all there are. */
export function LinkLines({ lines, of }: { readonly lines: readonly LinkLine[]; readonly of?: string }) {
  const { acts, mayWrite } = useScope()
  if (lines.length === 0) return null
  return (
    <ul className="linklines" aria-label={of === undefined ? 'Links' : `Links of ${of}`}>
      {lines.map(({ id, about, sentence }) => (
        <li key={id}>
          <Icon name="link" />
          <span className="words">
            <span className="about">{about}: </span>
            <bdi>“{sentence}”</bdi>
          </span>
          {mayWrite && (
            <Menu
              face={<Icon name="more" />}
              label={`More for the link: ${about}`}
              buttonClass="iconbtn small"
              choices={linkMenu(acts, id).map(handsOn)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

/** Where the focus goes when the last link of a box is removed. */
export const linkHome = { 'data-link-home': '' }

export function AddLinkButton({ from }: { readonly from: BoxId | null }) {
  const { acts } = useScope()
  return (
    <Button
      look="quiet"
      size="compact"
      icon="link"
      {...linkHome}
      onClick={() => {
        acts.ask({ kind: 'add-link', from })
      }}
    >
      {from === null ? 'Add a link' : <LongOrShort label="Link to another box…" short="Link…" />}
    </Button>
  )
}

/** A link that was removed hands its focus on to the next one, or to where another could be added. */
const handsOn = (choice: Choice): Choice => ({
  ...choice,
  run: () => {
    const button = document.activeElement
    const buttons = [...(button?.closest('.linklines')?.querySelectorAll<HTMLElement>('.iconbtn') ?? [])]
    const at = buttons.findIndex(one => one === button)
    const home = button?.closest('.theme, section')?.querySelector<HTMLElement>('[data-link-home]')
    const next = buttons[at + 1] ?? buttons[at - 1] ?? home ?? document.querySelector<HTMLElement>('[data-link-home]')
    choice.run()
    requestAnimationFrame(() => {
      if (button?.isConnected === false && next !== null) keepFocus(next)
    })
  },
})
