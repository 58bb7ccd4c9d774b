/** What to expect as a file to keep and to send. */
import { useState } from 'react'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { guidePath, type GuideFormat } from '@waymark/shared/wire/guide.ts'
import { takeFile } from '#api/take-file.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

const formats: readonly (readonly [format: GuideFormat, label: string])[] = [
  ['docx', 'Take it away as Word'],
  ['pdf', 'Take it away as PDF'],
]

export function TakeGuide({ sessionId, secret }: { readonly sessionId: SessionId; readonly secret: string | null }) {
  const [problem, setProblem] = useState<string>()
  const take = async (format: GuideFormat): Promise<void> => {
    setProblem(undefined)
    say('The file is being written.')
    const answer = await takeFile(guidePath(sessionId, format), { secret })
    if (answer.ok) say('The file is written.')
    else
      setProblem(
        answer.problem.code === 'unreachable' ? 'We cannot reach the server: try again.' : answer.problem.message,
      )
  }
  return (
    <div className="stack">
      <div className="row">
        {formats.map(([format, label]) => (
          <Button
            key={format}
            icon="download"
            onClick={() => {
              void take(format)
            }}
          >
            {label}
          </Button>
        ))}
      </div>
      {problem !== undefined && (
        <Notice tone="danger">
          <p>{problem}</p>
        </Notice>
      )}
    </div>
  )
}
