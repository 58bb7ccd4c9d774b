/**
 * Text that is changed where it stands: press it, type, and leave the field or press Enter. Esc leaves it as it was. What others write
 * meanwhile never touches the field; it is said beneath. Words in the field are handed on even when the page takes the field away.
 */
import './editable-text.css'
import {
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
  type ChangeEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { Icon } from './icon.tsx'

interface EditableShape {
  readonly value: string
  /** The field's name. */
  readonly label: string
  /** The button's words while there is nothing yet. */
  readonly invitation: string
  readonly maxLength: number
  readonly onChange: (text: string) => void
  readonly lines?: 'one' | 'several'
  /** Opens at once, for what has just been made. */
  readonly startsOpen?: boolean
  readonly className?: string
  /** How the words are drawn, where it is not as they are. */
  readonly children?: ReactNode
}

export function EditableText(shape: EditableShape) {
  const { value, label, invitation, startsOpen = false, className = '', children } = shape
  const [editing, setEditing] = useState(startsOpen)
  const button = useRef<HTMLButtonElement>(null)
  const comesBack = useRef(false)
  useEffect(() => {
    if (!editing && comesBack.current) button.current?.focus()
    comesBack.current = false
  }, [editing])
  if (editing)
    return (
      <OpenField
        {...shape}
        close={withFocus => {
          comesBack.current = withFocus
          setEditing(false)
        }}
      />
    )
  return (
    <button
      type="button"
      className={`editable ${value === '' ? 'unset' : ''} ${className}`}
      dir="auto"
      ref={button}
      title={`${label}: press to change it`}
      onClick={() => {
        setEditing(true)
      }}
    >
      {value === '' ? invitation : (children ?? value)}
      <Icon name="pencil" />
    </button>
  )
}

function OpenField(shape: EditableShape & { readonly close: (withFocus: boolean) => void }) {
  const { value, label, invitation, maxLength, lines = 'one', close } = shape
  const id = useId()
  const [before] = useState(value)
  const { text, setText, give, keepBefore } = useHandedOn(before, shape.onChange)
  const control = {
    className: 'input editing',
    dir: 'auto',
    'aria-label': label,
    'aria-describedby': value === before ? undefined : id,
    placeholder: invitation,
    value: text,
    maxLength,
    autoFocus: true,
    onKeyDown: (event: KeyboardEvent): void => {
      event.stopPropagation()
      if (event.key === 'Escape') keepBefore()
      else if (isEnd(event, lines)) give()
      else return
      event.preventDefault()
      close(true)
    },
    onBlur: () => {
      give()
      close(false)
    },
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      setText(target.value)
    },
  }
  return (
    <>
      {lines === 'one' ? <input {...control} /> : <textarea {...control} rows={3} />}
      {value !== before && (
        <span className="meanwhile" id={id}>
          Somebody wrote “{value}” meanwhile. Yours takes its place; Esc leaves theirs.
        </span>
      )}
    </>
  )
}

const isEnd = ({ key, shiftKey, nativeEvent }: KeyboardEvent, lines: 'one' | 'several'): boolean =>
  key === 'Enter' && !nativeEvent.isComposing && !(lines === 'several' && shiftKey)

/** What is typed is handed on once: when it is given, or when the field is taken away. */
function useHandedOn(before: string, onChange: (text: string) => void) {
  const [text, setText] = useState(before)
  const latest = useRef({ text, onChange, over: false })
  useEffect(() => {
    latest.current.text = text
    latest.current.onChange = onChange
  })
  const give = useCallback(() => {
    const { text: words, onChange: tell, over } = latest.current
    latest.current.over = true
    if (!over && words !== before) tell(words)
  }, [before])
  useEffect(
    () => () => {
      const { text: words, onChange: tell, over } = latest.current
      if (!over && words !== before) tell(words)
    },
    [before],
  )
  return {
    text,
    setText,
    give,
    keepBefore: () => {
      latest.current.over = true
    },
  }
}
