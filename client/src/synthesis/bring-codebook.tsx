/** A codebook of another program: shown as the themes it would be, and added when somebody says so. */
import { useState } from 'react'
import type { BreakoutId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import { CodebookRead, codebookPath } from '@waymark/shared/wire/brought-in.ts'
import { Button } from '#ui/button.tsx'
import { countOf, themesInWords, withoutKnown, type BroughtTheme } from './bring-themes.ts'
import { FileField, useSending } from './chosen-file.tsx'
import { useScope } from './synthesis-scope.ts'

export function BringCodebook({ breakoutId, close }: { readonly breakoutId: BreakoutId; readonly close: () => void }) {
  const { acts } = useScope()
  const sending = useSending()
  const [read, setRead] = useState<CodebookRead>()
  const [leavesOut, setLeavesOut] = useState(true)
  const names = acts.namesHere()
  const fresh = read === undefined ? [] : withoutKnown(read.themes, names)
  const known = read === undefined ? 0 : countOf(read.themes) - countOf(fresh)
  const chosen = leavesOut ? fresh : (read?.themes ?? [])
  const choose = async (file: File): Promise<void> => {
    setRead(undefined)
    setRead(await sending.send(file, { address: codebookPath(breakoutId), fields: {}, reply: CodebookRead }))
  }
  return (
    <>
      <FileField
        label="Codebook"
        hint="REFI-QDA (.qdc). Colours are left; descriptions become what people said."
        accept=".qdc,.xml"
        sending={sending}
        onChosen={file => void choose(file)}
      />
      {read !== undefined && <BroughtThemes themes={chosen} messages={read.messages} />}
      {known > 0 && (
        <label className="choice">
          <input
            type="checkbox"
            checked={leavesOut}
            onChange={({ target }) => {
              setLeavesOut(target.checked)
            }}
          />
          <span>
            Leave out {known === 1 ? '1 theme whose name is' : `${known} themes whose names are`} here already
          </span>
        </label>
      )}
      <footer>
        <Button
          look="primary"
          closedBecause={closedBecause(read, chosen)}
          onClick={() => {
            acts.bringThemes(chosen)
            close()
          }}
        >
          {chosen.length === 0 ? 'Add the themes' : `Add ${themesInWords(countOf(chosen))}`}
        </Button>
        <Button onClick={close}>Cancel</Button>
      </footer>
    </>
  )
}

function closedBecause(read: CodebookRead | undefined, chosen: readonly BroughtTheme[]): string | undefined {
  if (read === undefined) return 'Choose a codebook first'
  return chosen.length === 0 ? 'All of its themes are here already' : undefined
}

export function BroughtThemes({
  themes,
  messages,
}: {
  readonly themes: readonly BroughtTheme[]
  readonly messages: readonly string[]
}) {
  return (
    <div className="stack" role="group" aria-label="What would be added">
      {messages.map(message => (
        <p key={message} className="small">
          {message}
        </p>
      ))}
      <ul className="broughtthemes">
        {themes.map((theme, at) => (
          <li key={`${at} ${theme.name}`}>
            <b dir="auto">{nameOfTheme(theme)}</b>
            <Said words={theme.said} />
            {theme.parts.length > 0 && (
              <ul>
                {theme.parts.map((part, index) => (
                  <li key={`${index} ${part.name}`}>
                    <span dir="auto">{nameOfTheme(part)}</span>
                    <Said words={part.said} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

const Said = ({ words }: { readonly words: string }) =>
  words !== '' && (
    <p className="small soft" dir="auto">
      {words}
    </p>
  )
