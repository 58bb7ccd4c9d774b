/**
 * A menu of choices whose button stands alone until it is opened: as light as a button, for the hundreds of notes of a board. Esc, a
 * press outside or a choice closes it, and focus returns to the button; the arrow keys walk from choice to choice.
 */
import { useEffect, useRef, type ComponentProps } from 'react'
import { Icon } from './icon.tsx'
import { ChoicePanel, type Choice } from './menu.tsx'

export function ChoiceMenu({
  label,
  buttonClass,
  isOpen,
  onOpen,
  button: more,
  choices,
}: {
  readonly label: string
  readonly buttonClass: string
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly button: Omit<ComponentProps<'button'>, 'ref' | 'onClick'> & Readonly<Record<`data-${string}`, string>>
  /** Asked for when it is opened. */
  readonly choices: () => readonly Choice[]
}) {
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        type="button"
        {...more}
        className={buttonClass}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        ref={button}
        onClick={() => {
          onOpen(!isOpen)
        }}
      >
        <Icon name="more" />
      </button>
      {isOpen && (
        <OpenPanel
          label={label}
          choices={choices()}
          close={() => {
            onOpen(false)
            button.current?.focus({ preventScroll: true })
          }}
          leave={() => {
            onOpen(false)
          }}
        />
      )}
    </>
  )
}

function OpenPanel({
  label,
  choices,
  close,
  leave,
}: {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly close: () => void
  readonly leave: () => void
}) {
  const root = useRef<HTMLDivElement>(null)
  const left = useRef(leave)
  useEffect(() => {
    left.current = leave
  })
  useEffect(() => {
    const outside = ({ target }: Event): void => {
      const around = root.current?.parentElement
      if (target instanceof Node && around?.contains(target) === false) left.current()
    }
    addEventListener('pointerdown', outside)
    addEventListener('focusin', outside)
    return () => {
      removeEventListener('pointerdown', outside)
      removeEventListener('focusin', outside)
    }
  }, [])
  return (
    <div
      className="menu opened"
      ref={root}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <ChoicePanel label={label} choices={choices} close={close} from="end" />
    </div>
  )
}
