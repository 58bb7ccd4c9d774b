/** The notes on React Flow: a memoised node for each, its words typed in place. `?visible` mounts only those in sight. */
import { memo, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { ReactFlow, ReactFlowProvider, useReactFlow, useNodesState } from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { asked, boardBox, farAway, followChanges, laidOut, noteSize, readNotes, tones } from './shared.js'

const stickyStyle = {
  boxSizing: 'border-box',
  width: noteSize,
  height: noteSize,
  padding: 10,
  border: '1px solid #b9ad97',
  borderRadius: 6,
  font: '15px/20px sans-serif',
  overflow: 'hidden',
}

/** Written as in React Flow's own examples of nodes with a field: every key goes into the node. */
const Sticky = memo(({ id, data }) => {
  const [isOpen, setOpen] = useState(false)
  const { updateNodeData } = useReactFlow()
  return (
    <div style={{ ...stickyStyle, background: tones[data.section] }} onDoubleClick={() => setOpen(true)}>
      {isOpen ? (
        <textarea
          className="nodrag nowheel"
          style={{ width: '100%', height: '100%', font: 'inherit' }}
          autoFocus
          value={data.text}
          onChange={event => updateNodeData(id, { text: event.target.value })}
          onBlur={() => setOpen(false)}
        />
      ) : (
        data.text
      )}
    </div>
  )
})

const Frame = memo(({ data }) => (
  <div style={{ width: data.width, height: data.height, background: '#fffdf8', border: '1px solid #ddd4c2' }}>
    <h3 style={{ margin: 16 }}>{data.title}</h3>
  </div>
))

const leastZoom = 0.05
const nodeTypes = { sticky: Sticky, frame: Frame }

function nodesOf(notes) {
  const { frames, places } = laidOut(notes)
  const still = { draggable: false, selectable: false, focusable: false, zIndex: -1 }
  return [
    ...frames.map(({ x, y, width, height }, at) => ({
      id: `frame-${at}`,
      type: 'frame',
      position: { x, y },
      data: { title: `Part ${at + 1}`, width, height },
      width,
      height,
      ...still,
    })),
    ...notes.map(({ section, text }, at) => ({
      id: String(at),
      type: 'sticky',
      position: places[at],
      data: { section, text },
      width: noteSize,
      height: noteSize,
    })),
  ]
}

function Board({ notes }) {
  const [nodes, setNodes, onNodesChange] = useNodesState(nodesOf(notes))
  const flow = useReactFlow()
  useEffect(() => {
    window.board = boardOf(flow, notes)
    followChanges(changes => {
      const words = new Map(changes.map(({ index, text }) => [String(index), text]))
      setNodes(now =>
        now.map(node => (words.has(node.id) ? { ...node, data: { ...node.data, text: words.get(node.id) } } : node)),
      )
    })
  }, [flow, setNodes, notes])
  return (
    <ReactFlow
      nodes={nodes}
      onNodesChange={onNodesChange}
      nodeTypes={nodeTypes}
      minZoom={leastZoom}
      maxZoom={2}
      panOnScroll
      panOnScrollSpeed={1}
      zoomOnDoubleClick={false}
      nodesConnectable={false}
      deleteKeyCode={null}
      onlyRenderVisibleElements={asked('visible') !== null}
    />
  )
}

function boardOf(flow, notes) {
  let handNote = 0
  const elementOf = index => document.querySelector(`.react-flow__node[data-id="${index}"]`)
  return {
    isDrawn: () => {
      const drawn = document.querySelectorAll('.react-flow__node-sticky')
      const wanted = asked('visible') === null ? Number(asked('notes')) : 1
      return drawn.length >= wanted && getComputedStyle(drawn[0]).visibility === 'visible'
    },
    reading: () => flow.setViewport({ x: 0, y: 0, zoom: 1 }),
    overview: () => flow.setViewport({ x: 0, y: 0, zoom: farAway(laidOut(notes), leastZoom) }),
    where: () => flow.getViewport(),
    pick: index => {
      handNote = index
      const { position } = flow.getNode(String(index))
      flow.setViewport({ x: 300 - position.x, y: 200 - position.y, zoom: 1 })
    },
    boxOf: index => elementOf(index)?.getBoundingClientRect().toJSON() ?? null,
    inHand: () => flow.getNode(String(handNote)).position,
    firstWords: () => elementOf(0)?.textContent ?? '',
  }
}

const notes = await readNotes()
createRoot(document.getElementById('page')).render(
  <div style={boardBox}>
    <ReactFlowProvider>
      <Board notes={notes} />
    </ReactFlowProvider>
  </div>,
)
