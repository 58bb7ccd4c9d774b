/**
 * The notes on Excalidraw: a rectangle with words bound to it for each. The scene is opened as one that was kept; `?prepare` makes it of the
 * notes, once, and answers it.
 */
import { createRoot } from 'react-dom/client'
import {
  CaptureUpdateAction,
  Excalidraw,
  convertToExcalidrawElements,
  sceneCoordsToViewportCoords,
} from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import { asked, boardBox, farAway, followChanges, laidOut, noteSize, readNotes, tones } from './shared.js'

/** The system's own letters, no rough strokes: the least work for it. */
const plain = { roughness: 0, strokeWidth: 1, fillStyle: 'solid', strokeColor: '#1e1e1e' }
/** Excalidraw's own limit. */
const leastZoom = 0.1
const letters = { fontFamily: 2, fontSize: 15 }

function elementsOf(notes) {
  const { frames, places } = laidOut(notes)
  return convertToExcalidrawElements(
    [
      ...frames.map(({ x, y, width, height }, at) => ({
        type: 'rectangle',
        id: `frame-${at}`,
        locked: true,
        x,
        y,
        width,
        height,
        ...plain,
        backgroundColor: '#fffdf8',
      })),
      ...notes.map(({ section, text }, at) => ({
        type: 'rectangle',
        id: `note-${at}`,
        ...places[at],
        width: noteSize,
        height: noteSize,
        ...plain,
        backgroundColor: tones[section],
        label: { text, ...letters, textAlign: 'left', verticalAlign: 'top' },
      })),
    ],
    { regenerateIds: false },
  )
}

/** Known by their note's number: where its words and its rectangle are in the scene, as long as nothing is added. */
const words = new Map()
const containers = new Map()
/** The elements as they were opened. */
let opened = []

function remember(elements) {
  opened = elements
  for (const [at, element] of elements.entries()) {
    if (element.type === 'text') words.set(Number(element.containerId.slice('note-'.length)), at)
    else if (element.id.startsWith('note-')) containers.set(Number(element.id.slice('note-'.length)), at)
  }
}

/** As words come from another window: whole, with their lines broken by whoever wrote them. Here they are those of the note they are taken from. */
function changed(all, { index, from }) {
  const [mine, theirs] = [all[words.get(index)], opened[words.get(from)]]
  const [myBox, theirBox] = [all[containers.get(index)], opened[containers.get(from)]]
  return {
    ...mine,
    text: theirs.text,
    originalText: theirs.originalText,
    width: theirs.width,
    height: theirs.height,
    x: myBox.x + theirs.x - theirBox.x,
    y: myBox.y + theirs.y - theirBox.y,
    version: mine.version + 1,
    versionNonce: mine.versionNonce + 1,
  }
}

function change(api, changes) {
  const elements = [...api.getSceneElementsIncludingDeleted()]
  for (const one of changes) elements[words.get(one.index)] = changed(elements, one)
  api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER })
}

function boardOf(api) {
  let handNote = 0
  const element = index => api.getSceneElementsIncludingDeleted()[containers.get(index)]
  const view = (x, y, value) => api.updateScene({ appState: { scrollX: x, scrollY: y, zoom: { value } } })
  return {
    isDrawn: () => !api.getAppState().isLoading && api.getSceneElements().length > Number(asked('notes')),
    reading: () => view(0, 0, 1),
    overview: () => view(0, 0, farAway({ frames: opened.filter(({ id }) => id.startsWith('frame-')) }, leastZoom)),
    where: () => {
      const { scrollX, scrollY, zoom } = api.getAppState()
      return { x: scrollX, y: scrollY, zoom: zoom.value }
    },
    pick: index => {
      handNote = index
      view(300 - element(index).x, 200 - element(index).y, 1)
    },
    boxOf: index => {
      const { x, y, width, height } = element(index)
      const at = sceneCoordsToViewportCoords({ sceneX: x, sceneY: y }, api.getAppState())
      const { value } = api.getAppState().zoom
      return { left: at.x, top: at.y, width: width * value, height: height * value }
    },
    inHand: () => [element(handNote).x, element(handNote).y],
    firstWords: () => api.getSceneElementsIncludingDeleted()[words.get(0)].originalText,
  }
}

async function show() {
  const scene = await fetch(`/scenes/${asked('notes')}.json`)
  const elements = await scene.json()
  remember(elements)
  const here = api => {
    if (window.board !== undefined) return
    window.board = boardOf(api)
    followChanges(changes => change(api, changes))
  }
  createRoot(document.getElementById('page')).render(
    <div style={boardBox}>
      <Excalidraw excalidrawAPI={here} initialData={{ elements, appState: { viewBackgroundColor: '#f6f1e6' } }} />
    </div>,
  )
}

if (asked('prepare') === null) await show()
else window.scene = JSON.stringify(elementsOf(await readNotes()))
