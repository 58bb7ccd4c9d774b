/** What we made of your words: the themes that hold notes of this room, and what is in none. */
import { useId, type ReactNode } from 'react'
import type { ThemeId } from '@waymark/shared/model/ids.ts'
import { answerWords } from '@waymark/shared/rules/check-back-words.ts'
import type { readCheckBack } from '@waymark/shared/wire/check-back.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { CheckBackForm, type Said } from './check-back-form.tsx'
import { notesInWords } from './several.ts'

type Brought = ReplyOf<typeof readCheckBack>
type BroughtTheme = Brought['themes'][number]

interface PanelShape {
  readonly brought: Brought
  /** Answers what went wrong, or nothing. Undefined where one may not answer. */
  readonly onAnswer: ((themeId: ThemeId, said: Said) => Promise<string>) | undefined
  readonly maySign: boolean
}

export function CheckBackPanel({ brought: { themes, parked, notLookedAt }, onAnswer, maySign }: PanelShape) {
  const id = useId()
  return (
    <section className="checkback stack" aria-labelledby={id}>
      <h2 id={id}>What we made of your words</h2>
      <p className="soft">
        {themes.length === 0
          ? 'No theme holds words of this room yet.'
          : `${onAnswer === undefined ? '' : 'Do you find yourselves in it? '}Only notes of this room are shown here. Nobody is told who answered${maySign ? ', unless you sign' : ''}.`}
      </p>
      {themes.map(theme => (
        <Theme key={theme.id} theme={theme} onAnswer={onAnswer} maySign={maySign} />
      ))}
      <Apart title="Parked" about="Set aside with a reason, and kept.">
        {parked.map(({ text, reason }, at) => (
          <li key={at}>
            <q dir="auto">{text}</q>
            <span className="small soft">
              Why: <span dir="auto">{reason}</span>
            </span>
          </li>
        ))}
      </Apart>
      <Apart title="Not yet looked at" about="The facilitators have not placed these yet.">
        {notLookedAt.map(({ text }, at) => (
          <li key={at}>
            <q dir="auto">{text}</q>
          </li>
        ))}
      </Apart>
    </section>
  )
}

function Theme({
  theme,
  onAnswer,
  maySign,
}: Pick<PanelShape, 'onAnswer' | 'maySign'> & { readonly theme: BroughtTheme }) {
  const id = useId()
  const { name, said, notes, mine } = theme
  return (
    <section className="card stack" aria-labelledby={id}>
      <h3 id={id} dir="auto">
        {name}
      </h3>
      {said !== '' && <p dir="auto">{said}</p>}
      <details className="fold" open={notes.length <= 3}>
        <summary>{notesInWords(notes.length)} of this room</summary>
        <ul className="quotes">
          {notes.map(({ text }, at) => (
            <li key={at}>
              <q dir="auto">{text}</q>
            </li>
          ))}
        </ul>
      </details>
      {onAnswer === undefined ? (
        <Mine mine={mine} />
      ) : (
        <CheckBackForm name={name} mine={mine} maySign={maySign} onAnswer={said => onAnswer(theme.id, said)} />
      )}
    </section>
  )
}

function Mine({ mine }: Pick<BroughtTheme, 'mine'>) {
  if (mine === null) return null
  return (
    <p className="small">
      You said: {answerWords[mine.answer].toLowerCase()}
      {mine.words === '' ? '.' : ': '}
      {mine.words !== '' && <q dir="auto">{mine.words}</q>}
    </p>
  )
}

function Apart({
  title,
  about,
  children,
}: {
  readonly title: string
  readonly about: string
  readonly children: readonly ReactNode[]
}) {
  const id = useId()
  if (children.length === 0) return null
  return (
    <section className="stack tight" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p className="small soft">{about}</p>
      <ul className="quotes">{children}</ul>
    </section>
  )
}
