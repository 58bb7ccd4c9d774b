/** Words that were being given to a theme which somebody else dissolved meanwhile: kept until their author decides. */
import { maxThemeName } from '@waymark/shared/model/theme.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useScope } from './synthesis-scope.ts'
import { useSynthesisState } from './synthesis-store.ts'

export function OrphanedWords() {
  const { store, acts } = useScope()
  const words = useSynthesisState(store, ({ orphaned }) => orphaned)
  if (words === '') return null
  return (
    <Notice tone="danger">
      <p>Somebody dissolved the theme that you were writing on. Your words: “{words}”</p>
      <p className="row">
        <Button
          onClick={() => {
            acts.newTheme(words.replaceAll('\n', ' ').slice(0, maxThemeName))
          }}
        >
          Make a new theme of it
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            store.setState({ orphaned: '' })
          }}
        >
          Let it go
        </Button>
      </p>
    </Notice>
  )
}
