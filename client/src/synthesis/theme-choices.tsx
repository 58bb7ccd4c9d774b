/** A list of themes to choose one from; where there are many, with a field to find it by its name. */
import { useState, type ReactNode } from 'react'
import type { ThemeId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import { Icon, type IconName } from '#ui/icon.tsx'
import { notesInWords } from './say-grouping.ts'
import type { ShownTheme } from './synthesis-view.ts'

/** Fewer themes than this are looked through at a glance. */
const worthFinding = 8

export function ThemeChoices({
  icon,
  themes,
  choose,
  children,
}: {
  readonly icon: IconName
  readonly themes: readonly ShownTheme[]
  readonly choose: (themeId: ThemeId) => void
  /** Other choices, after the themes. */
  readonly children?: ReactNode
}) {
  const [find, setFind] = useState('')
  const wanted = find.trim().toLocaleLowerCase('en-GB')
  const found = themes.filter(({ theme }) => nameOfTheme(theme).toLocaleLowerCase('en-GB').includes(wanted))
  return (
    <>
      {themes.length >= worthFinding && (
        <input
          className="input"
          type="search"
          aria-label="Find a theme"
          placeholder="Find a theme"
          value={find}
          onChange={({ target }) => {
            setFind(target.value)
          }}
        />
      )}
      <ul className="choosing" aria-label="Themes">
        {found.map(({ theme, all }) => (
          <li key={theme.id}>
            <button
              type="button"
              className="menuitem"
              onClick={() => {
                choose(theme.id)
              }}
            >
              <Icon name={icon} />
              <span>
                {nameOfTheme(theme)}
                <small>{notesInWords(all)}</small>
              </span>
            </button>
          </li>
        ))}
        {children}
      </ul>
      {found.length === 0 && themes.length > 0 && <p className="soft">No theme has this in its name.</p>}
    </>
  )
}
