/** The files that a synthesis can be taken away as, each with what it is for. */
import type { BreakoutId } from '@waymark/shared/model/ids.ts'
import { synthesisFilePath, type SynthesisFormat } from '@waymark/shared/wire/synthesis-files.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Icon } from '#ui/icon.tsx'

const files: readonly { readonly format: SynthesisFormat; readonly name: string; readonly for: string }[] = [
  {
    format: 'xlsx',
    name: 'Spreadsheet (.xlsx)',
    for: 'Notes, themes, links, coverage and summary, to read, sort and print.',
  },
  { format: 'csv', name: 'Table of notes (.csv)', for: 'For any other program that reads tables.' },
  {
    format: 'json',
    name: 'All of it (.json)',
    for: 'To keep, or for programs of your own. Holds what the team noticed, and the names that people put on their notes.',
  },
  {
    format: 'qdc',
    name: 'Codebook (.qdc)',
    for: 'The themes, for programs such as NVivo, ATLAS.ti, MAXQDA or QualCoder.',
  },
  {
    format: 'qdpx',
    name: 'Coding project (.qdpx)',
    for: 'The words with their themes, to go on in such a program. Holds what the team noticed.',
  },
]

export function CarryDialog({
  breakoutId,
  hasThemes,
  close,
}: {
  readonly breakoutId: BreakoutId
  /** A codebook has at least one. */
  readonly hasThemes: boolean
  readonly close: () => void
}) {
  return (
    <Dialog title="Take it with you" onClose={close}>
      <p>People’s exact words, in the order of the board. No file says when they were written.</p>
      <ul className="stack carried">
        {files
          .filter(({ format }) => hasThemes || format !== 'qdc')
          .map(({ format, name, for: what }) => (
            <li key={format}>
              <a className="btn" href={synthesisFilePath(breakoutId, format)} download>
                <Icon name="doc" />
                <span>{name}</span>
              </a>
              <p className="small soft">{what}</p>
            </li>
          ))}
      </ul>
      <footer>
        <Button onClick={close}>Close</Button>
      </footer>
    </Dialog>
  )
}
