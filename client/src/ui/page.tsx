/** The frame of every page: skip link, bar, main part, and what is said aloud. */
import { useEffect, type ReactNode } from 'react'
import { Link } from 'wouter'
import { Announcer } from './announce.tsx'
import { ComfortMenu } from './comfort-menu.tsx'
import { Icon } from './icon.tsx'

export interface PageShape {
  /** For the window's title. */
  readonly title: string
  /** Where one is: a line, and a smaller one under it. */
  readonly where?: string
  readonly whereMore?: string
  /** In the bar, before "Aa". */
  readonly tools?: ReactNode
  readonly mainClass?: string
  readonly children: ReactNode
}

export function Page({ title, where = '', whereMore = '', tools, mainClass = '', children }: PageShape) {
  useEffect(() => {
    document.title = title === 'Waymark' ? title : `${title} – Waymark`
  }, [title])
  return (
    <div className="app">
      <a
        className="skip"
        href="#main"
        onClick={event => {
          // The address stays as it is: behind its # may stand the secret of a link.
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        Skip to the main part
      </a>
      <header className="bar">
        <Link className="brand" href="/">
          <Icon name="way" />
          <span>Waymark</span>
        </Link>
        <p className="where">
          {where}
          {whereMore !== '' && <span>{whereMore}</span>}
        </p>
        <div className="bar-end">
          {tools}
          <ComfortMenu />
        </div>
      </header>
      <main id="main" className={mainClass} tabIndex={-1}>
        {children}
      </main>
      <Announcer />
    </div>
  )
}
