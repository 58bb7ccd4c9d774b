/**
 * A menu button and its panel. Esc, a press outside or a choice closes it, and focus returns to the button. In a menu of choices the
 * arrow keys walk from one to the next; a panel of other things is walked with Tab.
 */
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { Icon, type IconName } from './icon.tsx'

interface MenuShape {
  /** What the button shows. */
  readonly face: ReactNode
  /** The button's name where its face is only an icon. */
  readonly label?: string
  readonly buttonClass: string
  readonly from?: 'start' | 'end'
  /** More for the button: where it stands in the order of Tab, how it is found again. */
  readonly button?: Omit<ComponentProps<'button'>, 'ref' | 'onClick'> & Readonly<Record<`data-${string}`, string>>
}

/** Anything in the panel. */
export function Panel({
  face,
  label,
  buttonClass,
  from = 'end',
  className = '',
  children,
}: MenuShape & { readonly className?: string; readonly children: ReactNode }) {
  const { open, root, button, toggle, onKeyDown } = useOpen()
  return (
    <div className={`menu ${className}`} data-open={open || undefined} ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        className={buttonClass}
        aria-expanded={open}
        aria-label={label}
        ref={button}
        onClick={toggle}
      >
        {face}
      </button>
      {open && <Paper from={from}>{children}</Paper>}
    </div>
  )
}

function Paper({ from, children }: { readonly from: 'start' | 'end'; readonly children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null)
  useRoomForPanel(panel, from)
  return (
    <div className={`panel pad stack${from === 'start' ? ' from-start' : ''}`} ref={panel}>
      {children}
    </div>
  )
}

export interface Choice {
  readonly label: string
  readonly more?: string
  readonly icon?: IconName
  readonly danger?: boolean
  /** Why it cannot be chosen now; then it is shown, and says so. */
  readonly closedBecause?: string | undefined
  readonly run: () => void
}

/** A list of choices. */
export function Menu({
  face,
  label,
  buttonClass,
  from = 'end',
  button: more,
  choices,
}: MenuShape & { readonly choices: readonly Choice[] }) {
  const { open, root, button, close, toggle, onKeyDown } = useOpen()
  return (
    <div className="menu" data-open={open || undefined} ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        {...more}
        className={buttonClass}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        ref={button}
        onClick={toggle}
      >
        {face}
      </button>
      {open && <ChoicePanel label={label} choices={choices} close={close} from={from} />}
    </div>
  )
}

/** The choices themselves, opened: the first has the focus, and the arrow keys walk. */
export function ChoicePanel({
  label,
  choices,
  close,
  from,
}: {
  readonly label: string | undefined
  readonly choices: readonly Choice[]
  readonly close: () => void
  readonly from: 'start' | 'end'
}) {
  const panel = useRef<HTMLDivElement>(null)
  useRoomForPanel(panel, from)
  useEffect(() => {
    panel.current?.querySelector('button')?.focus()
  }, [])
  const walk = (event: KeyboardEvent): void => {
    const items = [...(panel.current?.querySelectorAll('button') ?? [])]
    const at = items.findIndex(item => item === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key]
    if (to !== undefined && items.length > 0) {
      event.preventDefault()
      event.stopPropagation()
      items[to % items.length]?.focus()
    }
  }
  return (
    <div
      className={`panel${from === 'start' ? ' from-start' : ''}`}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      ref={panel}
      onKeyDown={walk}
    >
      {choices.map(choice => (
        <MenuItem key={choice.label} choice={choice} close={close} />
      ))}
    </div>
  )
}

/** The panel opens towards the other side where it would be cut off, and is brought into view. */
function useRoomForPanel(panel: RefObject<HTMLDivElement | null>, wished: 'start' | 'end'): void {
  useLayoutEffect(() => {
    if (panel.current === null) return
    const { left, right } = panel.current.getBoundingClientRect()
    const room = roomAround(panel.current)
    const isCutOff = wished === 'end' ? left < room.left : right > room.right
    panel.current.classList.toggle('from-start', (wished === 'start') !== isCutOff)
    moveInto(room, panel.current)
    panel.current.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [panel, wished])
}

/** For a panel that fits on neither side of its button. */
function moveInto(room: Edges, panel: HTMLElement): void {
  const { left, right } = panel.getBoundingClientRect()
  const around = panel.parentElement?.getBoundingClientRect().left ?? 0
  if (left >= room.left && right <= room.right) return
  // On a board that is drawn smaller or larger, a length of the window is another length.
  const scale = Number(getComputedStyle(panel).getPropertyValue('--z')) || 1
  panel.style.insetInline = 'auto'
  panel.style.left = `${(Math.max(room.left, Math.min(left, room.right - (right - left))) - around) / scale}px`
}

type Edges = Pick<DOMRect, 'left' | 'right'>

function roomAround(element: Element): Edges {
  for (let around = element.parentElement; around !== null; around = around.parentElement)
    if (getComputedStyle(around).overflowX !== 'visible') return around.getBoundingClientRect()
  // On a phone the window itself grows with what sticks out of it.
  return { left: 0, right: document.documentElement.clientWidth }
}

/** A line of a menu. */
export function MenuItem({ choice, close }: { readonly choice: Choice; readonly close: () => void }) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={`menuitem${choice.danger === true ? ' danger' : ''}`}
      aria-disabled={choice.closedBecause === undefined ? undefined : true}
      onClick={() => {
        if (choice.closedBecause !== undefined) return
        close()
        choice.run()
      }}
    >
      {choice.icon !== undefined && <Icon name={choice.icon} />}
      <span>
        {choice.label}
        {(choice.closedBecause ?? choice.more) !== undefined && <small>{choice.closedBecause ?? choice.more}</small>}
      </span>
    </button>
  )
}

function useOpen() {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return undefined
    const outside = (event: Event): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) setOpen(false)
    }
    addEventListener('pointerdown', outside)
    addEventListener('focusin', outside)
    return () => {
      removeEventListener('pointerdown', outside)
      removeEventListener('focusin', outside)
    }
  }, [open])
  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }
  return {
    open,
    root,
    button,
    close,
    toggle: () => {
      setOpen(!open)
    },
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !open) return
      event.stopPropagation()
      close()
    },
  }
}
