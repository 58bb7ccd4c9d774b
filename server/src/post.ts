/** What goes out by e-mail, where whoever runs the server has set that up. */

export interface Letter {
  /** One address. */
  readonly to: string
  readonly subject: string
  readonly text: string
  /** An entry for a calendar, which mail programs show and keep. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly text: string } | undefined
}

export interface Post {
  /** Answers when the next mail server has taken it; throws where it has not. */
  readonly send: (letter: Letter) => Promise<void>
}
