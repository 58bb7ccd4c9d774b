/** In the bar: whether everything of mine is saved. Not spoken from here; each note's saving is. */
import { Icon } from '#ui/icon.tsx'
import { isOpen, type Queue } from '#sync/waiting-queue.ts'

export function SavedStatus({ queue, isConnected }: { readonly queue: Queue; readonly isConnected: boolean }) {
  const refused = queue.filter(({ state }) => state === 'refused').length
  const open = queue.filter(isOpen)
  const late = open.filter(({ tries }) => tries > 0).length
  if (refused > 0)
    return (
      <span className="status warn">
        <Icon name="warn" />
        {refused === 1 ? '1 note is not saved' : `${refused} notes are not saved`}
      </span>
    )
  if (late > 0 || (open.length > 0 && !isConnected))
    return (
      <span className="status warn">
        <Icon name="offline" />
        {open.length === 1 ? '1 change waits on this device' : `${open.length} changes wait on this device`}
      </span>
    )
  return (
    <span className="status good hide-s">
      <Icon name={open.length > 0 ? 'wait' : 'saved'} />
      {open.length > 0 ? 'Saving…' : 'Everything is saved'}
    </span>
  )
}
