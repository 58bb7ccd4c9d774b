/** What else is said about a theme, under its sentence: what it was called before, where people differ, where it goes, and what the team noticed. */
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { sayWhereItGoes, viewsOf } from '@waymark/shared/rules/theme-words.ts'
import { Icon } from '#ui/icon.tsx'
import { useScope } from './synthesis-scope.ts'
import type { ShownTheme } from './synthesis-view.ts'

export function ThemeMore({
  shown: { theme, merged },
  whole,
}: {
  readonly shown: Pick<ShownTheme, 'theme' | 'merged'>
  /** The theme that it is a part of, where it may stand away from it. */
  readonly whole?: Theme | undefined
}) {
  const { mayWrite, ambitions } = useScope()
  const goes = sayWhereItGoes(theme, ambitions ?? [])
  const { noticed = '' } = theme
  return (
    <>
      {whole !== undefined && <p className="small soft also-called">A part of {nameOfTheme(whole)}</p>}
      {merged.length > 0 && <p className="small soft also-called">Also called: {merged.map(nameOfTheme).join('; ')}</p>}
      <Views theme={theme} />
      {goes !== '' && (
        <p className="small goes">
          <Icon name="sign" /> {goes}
        </p>
      )}
      {mayWrite && hasWords(noticed) && (
        <details className="fold small noticed">
          <summary>
            <Icon name="chevron" flip />
            What we noticed, for the team only
          </summary>
          <p dir="auto">{noticed}</p>
        </details>
      )}
    </>
  )
}

/** Both beside each other, and what they share beneath. */
export function Views({ theme }: { readonly theme: Pick<Theme, 'view' | 'otherView' | 'sharedView'> }) {
  const views = viewsOf(theme)
  if (views.length === 0) return null
  return (
    <dl className="views small">
      {views.map(({ label, text }) => (
        <div key={label} className={label === 'What both share' ? 'shared' : undefined}>
          <dt>{label}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** All that was said of the themes that were merged into one: none of it is lost. */
export function MergedWords({ merged }: { readonly merged: readonly Theme[] }) {
  if (merged.length === 0) return null
  return (
    <section className="stack merged-words" aria-label="Merged into it">
      <h3>Merged into it</h3>
      <ul>
        {merged.map(theme => (
          <li key={theme.id}>
            <strong>{nameOfTheme(theme)}</strong>
            {hasWords(theme.said) && <p dir="auto">{theme.said}</p>}
            <Views theme={theme} />
            {hasWords(theme.noticed ?? '') && (
              <p dir="auto" className="soft">
                What we noticed: {theme.noticed}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
