/** A list of a form to which things are added: the focus goes to the first field of the one that was. */
import { useEffect, useRef, useState } from 'react'

export function useFocusOnAdded() {
  const list = useRef<HTMLOListElement>(null)
  const [added, setAdded] = useState(0)
  useEffect(() => {
    if (added > 0) list.current?.querySelector<HTMLElement>(':scope > li:last-child input')?.focus()
  }, [added])
  return {
    list,
    onAdded: () => {
      setAdded(added + 1)
    },
  }
}
