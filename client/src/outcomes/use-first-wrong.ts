/** After each attempt that failed, to the first field that needs another look. */
import { useEffect, type RefObject } from 'react'

export function useFirstWrong(form: RefObject<HTMLFormElement | null>, tried: number): void {
  useEffect(() => {
    if (tried > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [form, tried])
}
