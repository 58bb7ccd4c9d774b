/** That what I wrote is not saved, beside the text. */
import type { LiveDoc } from '#sync/open-doc.ts'
import { useDocState } from '#sync/use-doc.ts'
import { Icon } from '#ui/icon.tsx'
import { statusOf } from './save-status.tsx'

/** The same beside the text, where the bar has scrolled away; only while something is amiss. */
export function SaveTrouble({ live }: { readonly live: LiveDoc }) {
  const { words, icon, look } = statusOf(useDocState(live))
  if (look !== 'warn') return null
  return (
    <span className="status warn" aria-hidden="true">
      <Icon name={icon} />
      <span>{words}</span>
    </span>
  )
}
