/** What is put on paper: all of it, in reading order, whatever is on the screen. In the page only while it is printed. */
import { sayHowItCame } from '@waymark/shared/rules/route-words.ts'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { nameOfFrame, type Card, type Frame } from './frames.ts'

export function PrintedBoard({ frames }: { readonly frames: readonly Frame[] }) {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const set = (next: boolean) => () => {
      flushSync(() => {
        setPrinting(next)
      })
    }
    const [begin, end] = [set(true), set(false)]
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  if (!isPrinting) return null
  return (
    <div className="printed">
      {frames.map(frame => (
        <section key={frame.id}>
          <h3>{nameOfFrame(frame)}</h3>
          {frame.groups.map(group => (
            <div key={group.id}>
              {group.title !== '' && <h4>{group.title}</h4>}
              <ul>
                {group.cards.map(card => (
                  <li key={card.key}>
                    <span className="words" dir="auto">
                      {card.note.text}
                    </span>{' '}
                    <small>{saidOf(card)}</small>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}

const saidOf = ({ note, signs }: Card): string =>
  [note.signedBy ?? '', sayHowItCame(note), ...signs.map(({ words }) => words)].filter(words => words !== '').join(', ')
