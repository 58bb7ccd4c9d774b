/** How somebody wants to be told of what others do: chosen under "Aa", set on the root element. */
import { useSyncExternalStore } from 'react'

/**
 * on: told quietly. section: only of the part I am in. hold: what others change is not shown until I ask for it. off: not told.
 */
export const newsSettings = ['on', 'section', 'hold', 'off'] as const
export type NewsSetting = (typeof newsSettings)[number]

const attribute = 'data-news'

export const newsNow = (): NewsSetting => {
  const set = document.documentElement.getAttribute(attribute)
  return newsSettings.find(one => one === set) ?? 'on'
}

export const useNewsSetting = (): NewsSetting => useSyncExternalStore(onChange, newsNow)

function onChange(listener: () => void): () => void {
  const watcher = new MutationObserver(listener)
  watcher.observe(document.documentElement, { attributeFilter: [attribute] })
  return () => {
    watcher.disconnect()
  }
}
