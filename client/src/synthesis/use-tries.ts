/** A form that was sent before it was whole: what is wrong is said from then on, and the first wrong field has the focus. */
import { useEffect, useRef, useState, type RefObject } from 'react'

export function useTries(): {
  readonly form: RefObject<HTMLFormElement | null>
  readonly wasTried: boolean
  readonly tryAgain: () => void
} {
  const [tries, setTries] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])
  return {
    form,
    wasTried: tries > 0,
    tryAgain: () => {
      setTries(tries + 1)
    },
  }
}
