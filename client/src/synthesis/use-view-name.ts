/** Whether the themes are shown as columns, as a board or as a list: the address says it. */
import { useLocation, useSearch } from 'wouter'
import type { ViewName } from './filter-row.tsx'

/** What V leads to. */
export const nextView: Readonly<Record<ViewName, ViewName>> = { columns: 'board', board: 'list', list: 'columns' }

export function useViewName(): readonly [ViewName, (name: ViewName) => void] {
  const search = useSearch()
  const [path, go] = useLocation()
  const asked = new URLSearchParams(search).get('view')
  return [
    asked === 'board' || asked === 'list' ? asked : 'columns',
    next => {
      go(`${path}?${viewIn(search, next)}`, { replace: true })
    },
  ]
}

/** What else the address says stays. */
function viewIn(search: string, view: ViewName): string {
  const params = new URLSearchParams(search)
  params.set('view', view)
  return params.toString()
}
