/** The keys of the draft, and what they do. */
import { Extension } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import { goTo, newBlock, removeBackward, removeForward, setBlocks } from './draft-commands.ts'
import { keepSources } from './keep-sources.ts'
import { steadyCaret } from './steady-caret.ts'

const commands: Record<string, Command> = {
  Enter: newBlock,
  Backspace: removeBackward,
  'Mod-Backspace': removeBackward,
  Delete: removeForward,
  'Mod-Delete': removeForward,
  'Ctrl-Home': goTo('start', false),
  'Ctrl-End': goTo('end', false),
  'Shift-Ctrl-Home': goTo('start', true),
  'Shift-Ctrl-End': goTo('end', true),
  'Meta-ArrowUp': goTo('start', false),
  'Meta-ArrowDown': goTo('end', false),
  'Shift-Meta-ArrowUp': goTo('start', true),
  'Shift-Meta-ArrowDown': goTo('end', true),
  'Mod-Alt-0': setBlocks('statement'),
  'Mod-Alt-1': setBlocks(1),
  'Mod-Alt-2': setBlocks(2),
  'Mod-Alt-3': setBlocks(3),
}

export const DraftKeys = Extension.create({
  name: 'draftKeys',
  priority: 900,
  addKeyboardShortcuts() {
    return Object.fromEntries(
      Object.entries(commands).map(([key, command]) => [
        key,
        () => command(this.editor.state, this.editor.view.dispatch, this.editor.view),
      ]),
    )
  },
  addProseMirrorPlugins: () => [keepSources, steadyCaret],
})
