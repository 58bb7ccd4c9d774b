/** What a theme is called, what people said in a sentence, and its menu: the same on its card, on the board and in the list. */
import { useEffect } from 'react'
import { maxSaid, maxThemeName, nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { EditableText } from '#ui/editable-text.tsx'
import { Icon } from '#ui/icon.tsx'
import { Menu, type Choice } from '#ui/menu.tsx'
import { historyChoice } from './history-choice.ts'
import { linkHome } from './link-lines.tsx'
import { themeMenu, type ThemePlace } from './theme-actions.ts'
import { useScope } from './synthesis-scope.ts'
import { selectedOccurrences, useSynthesisState } from './synthesis-store.ts'
import { keepFocus } from './use-keys.ts'

export function ThemeMenu({ name, shown }: { readonly name: string; readonly shown: Omit<ThemePlace, 'ticked'> }) {
  const scope = useScope()
  const selection = useSynthesisState(scope.store, state => state.selection)
  if (!scope.mayWrite) return null
  const { id } = shown.theme
  const ticked = selectedOccurrences({ selection }).filter(({ place }) => place === id)
  const history = historyChoice(scope, { label: 'History of this theme…', of: id, about: name })
  return (
    <Menu
      face={<Icon name="more" />}
      label={`More for the theme: ${name}`}
      buttonClass="iconbtn small"
      button={linkHome}
      choices={[...themeMenu(scope.acts, { ...shown, ticked }).map(staysInHand), ...history]}
    />
  )
}

/** After a move the button that asked for it still has the focus. */
const staysInHand = (choice: Choice): Choice => ({
  ...choice,
  run: () => {
    const button = document.activeElement
    choice.run()
    if (button instanceof HTMLElement) keepFocus(button)
  },
})

export function ThemeName({
  theme,
  startsOpenHere,
}: {
  readonly theme: Pick<Theme, 'id' | 'name'>
  /** Whether a theme that was just made asks for its name here. */
  readonly startsOpenHere: boolean
}) {
  const { store, acts, mayWrite } = useScope()
  const isNew = useSynthesisState(store, ({ naming }) => naming === theme.id)
  const opens = isNew && startsOpenHere
  useEffect(() => {
    // Once is enough: the next time it is drawn, it has been named or left for later.
    if (opens) store.setState({ naming: null })
  }, [opens, store])
  if (!mayWrite) return nameOfTheme(theme)
  return (
    <EditableText
      value={theme.name}
      label="Name of the theme"
      invitation="Give this theme a name"
      maxLength={maxThemeName}
      startsOpen={opens}
      onChange={text => {
        acts.reword(theme.id, { name: keepableText(text).replaceAll('\n', ' ') })
      }}
    />
  )
}

export function Said({ theme }: { readonly theme: Pick<Theme, 'id' | 'said'> }) {
  const { acts, mayWrite } = useScope()
  if (!mayWrite) return theme.said === '' ? null : <p className="said">{theme.said}</p>
  return (
    <div className="said">
      <EditableText
        value={theme.said}
        label="What people said, in a sentence"
        invitation="Say in a sentence what people said"
        maxLength={maxSaid}
        lines="several"
        onChange={text => {
          acts.reword(theme.id, { said: keepableText(text) })
        }}
      />
    </div>
  )
}
