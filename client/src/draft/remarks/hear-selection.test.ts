// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { expect, test } from 'vitest'
import { draftSchema } from '#draft/draft-schema.ts'
import { hearSelection } from './hear-selection.ts'
import { aboutNow } from './remark-commands.ts'

test('[D77] what the browser shows as selected is what a remark is about, before the editor was told of it', () => {
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({ element, injectCSS: false, extensions: draftSchema() })
  editor.commands.setContent('<p>People want to swim.</p>')
  editor.view.dom.tabIndex = 0
  editor.view.dom.focus()
  editor.commands.setTextSelection(1)
  const words = editor.view.dom.querySelector('p')?.firstChild
  document.getSelection()?.setBaseAndExtent(words!, 0, words!, 6)
  expect(aboutNow(editor.state)).toMatchObject({ from: 0, to: 0 })
  hearSelection(editor.view)
  expect(aboutNow(editor.state)).toMatchObject({ from: 0, to: 6 })
  editor.view.dom.blur()
  editor.commands.setTextSelection(1)
  hearSelection(editor.view)
  expect(aboutNow(editor.state)).toMatchObject({ from: 0, to: 0 })
  editor.destroy()
})
