/** What goes out by e-mail, where whoever runs the server has set that up. */

export interface Letter {
  /** One address. */
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Post {
  /** Answers when the next mail server has taken it; throws where it has not. */
  readonly send: (letter: Letter) => Promise<void>
}
