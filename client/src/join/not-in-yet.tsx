/** Why the door did not open, and that nothing typed is lost. */
import type { AnyProblem } from '#api/call.ts'
import { Notice } from '#ui/notice.tsx'

export function NotInYet({ problem }: { readonly problem: AnyProblem }) {
  return (
    <Notice tone="danger">
      <p>
        {problem.code === 'unreachable'
          ? 'We cannot reach the server. What you typed is still here: press the button to try again.'
          : problem.message}
      </p>
    </Notice>
  )
}
