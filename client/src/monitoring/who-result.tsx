/** What may be shown of who is in the room, question by question. */
import type { WhoResult } from '@waymark/shared/model/who.ts'
import { howItIsCounted, leastPeople, sayCount, sayShare } from '@waymark/shared/rules/who-counts.ts'
import { Notice } from '#ui/notice.tsx'

export function WhoCounts({ result: { people, questions } }: { readonly result: WhoResult }) {
  if (people === null)
    return (
      <Notice tone="plain">
        <p>Fewer than {leastPeople} people answered, so nothing is shown. What they said is deleted.</p>
      </Notice>
    )
  const hasShares = questions.some(({ counts }) => counts.some(({ about }) => sayShare(about, people) !== ''))
  return (
    <>
      <p>About {people} people answered.</p>
      {questions.map(({ text, counts }) => (
        <div className="who-scroll" role="group" aria-label={text} tabIndex={0} key={text}>
          <table className="who-counts">
            <caption dir="auto">{text}</caption>
            <thead>
              <tr>
                <th scope="col">Answer</th>
                <th scope="col">How many</th>
                {hasShares && <th scope="col">Share</th>}
              </tr>
            </thead>
            <tbody>
              {counts.map(({ of, label, about }) => (
                <tr key={`${of} ${label}`}>
                  <th scope="row" dir="auto">
                    {label}
                  </th>
                  <td>{sayCount(about)}</td>
                  {hasShares && <td>{sayShare(about, people)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
      <p className="soft">{howItIsCounted}</p>
    </>
  )
}
