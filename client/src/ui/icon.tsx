/** An icon: a shape in the colour of the words beside it. It never speaks; the words do. */
export type IconName =
  | 'way'
  | 'sign'
  | 'right'
  | 'left'
  | 'up'
  | 'down'
  | 'check'
  | 'plus'
  | 'minus'
  | 'close'
  | 'more'
  | 'pencil'
  | 'clock'
  | 'people'
  | 'person'
  | 'lock'
  | 'eye'
  | 'envelope'
  | 'phone'
  | 'chat'
  | 'hand'
  | 'aa'
  | 'board'
  | 'list'
  | 'fit'
  | 'home'
  | 'move'
  | 'group'
  | 'park'
  | 'link'
  | 'quote'
  | 'doc'
  | 'download'
  | 'search'
  | 'undo'
  | 'redo'
  | 'offline'
  | 'saved'
  | 'wait'
  | 'info'
  | 'warn'
  | 'chevron'
  | 'book'
  | 'print'

export function Icon({
  name,
  big = false,
  flip = false,
}: {
  readonly name: IconName
  readonly big?: boolean
  /** Turned round where text runs from right to left. */ readonly flip?: boolean
}) {
  return <span className={`icon i-${name}${big ? ' big' : ''}${flip ? ' flip' : ''}`} aria-hidden="true" />
}
