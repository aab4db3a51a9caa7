import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitles } from '#ui/preferences.tsx'
import type { DraftCheck, ProcedureView } from './api.ts'
import { BOX, drawingOf, pathThrough, type Way } from './layout.ts'

interface DiagramProps {
  table: ProcedureView
  /** Rows that are off, and what speaks against it. */
  off: readonly string[]
  findings: DraftCheck['findings']
  picked: string | null
  pick(state: string | null): void
}

const ZOOM = { least: 0.6, most: 2.5, step: 1.25 }

/** States and the ways between them. A state picked shows its own ways; what is off is dashed. */
export function Diagram({ table, off, findings, picked, pick }: DiagramProps) {
  const { t } = useTranslation()
  const drawing = useMemo(() => drawingOf(table), [table])
  const frame = useRef<HTMLDivElement>(null)
  const [zoom, setZoom] = useState<number | null>(null)
  const fit = () => setZoom(frame.current ? Math.min(1.1, Math.max(ZOOM.least, (frame.current.clientWidth - 4) / drawing.width)) : 1)
  useEffect(fit, [drawing])
  const by = (factor: number) => setZoom((before) => Math.min(ZOOM.most, Math.max(ZOOM.least, (before ?? 1) * factor)))
  const scale = zoom ?? 1
  return (
    <div className="procedure-drawing">
      <ZoomButtons by={by} fit={fit} />
      <div className="procedure-frame" ref={frame}>
        <svg
          width={drawing.width * scale}
          height={drawing.height * scale}
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
          role="img"
          aria-label={t('procedures.drawing')}
        >
          <Tips />
          {drawing.ways.map((way) => (
            <OneWay key={`${way.from}>${way.to}`} table={table} way={way} off={off} picked={picked} />
          ))}
          {drawing.boxes.map(({ state, x, y }) => (
            <StateBox
              key={state}
              table={table}
              state={state}
              at={{ x, y }}
              picked={picked === state}
              faults={findings.filter((one) => one.at === state)}
              pick={() => pick(picked === state ? null : state)}
            />
          ))}
        </svg>
      </div>
    </div>
  )
}

function Tips() {
  return (
    <defs>
      {['plain', 'strong'].map((kind) => (
        <marker key={kind} id={`tip-${kind}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M 0 0 L 8 4 L 0 8 z" className={`tip ${kind}`} />
        </marker>
      ))}
    </defs>
  )
}

function ZoomButtons({ by, fit }: { by(factor: number): void; fit(): void }) {
  const { t } = useTranslation()
  return (
    <div className="procedure-zoom">
      <Button size="small" aria-label={t('procedures.zoomOut')} onClick={() => by(1 / ZOOM.step)}>
        −
      </Button>
      <Button size="small" onClick={fit}>
        {t('procedures.fit')}
      </Button>
      <Button size="small" aria-label={t('procedures.zoomIn')} onClick={() => by(ZOOM.step)}>
        +
      </Button>
    </div>
  )
}

interface OneWayProps {
  table: ProcedureView
  way: Way
  off: readonly string[]
  picked: string | null
}

function OneWay({ table, way, off, picked }: OneWayProps) {
  const titles = useTitles()
  const named = table.transitions.filter(({ id }) => way.ids.includes(id)).map(({ id, title }) => `${id} ${titles(title)}`)
  const gone = way.ids.every((id) => off.includes(id))
  const strong = picked !== null && (way.from === picked || way.to === picked)
  const quiet = picked !== null && !strong
  return (
    <g className={`way ${gone ? 'gone' : ''} ${strong ? 'strong' : ''} ${quiet ? 'quiet' : ''}`}>
      <title>{named.join('\n')}</title>
      <path d={pathThrough(way.points)} markerEnd={`url(#tip-${strong ? 'strong' : 'plain'})`} />
      <text x={way.label.x} y={way.label.y + 4} textAnchor="middle">
        {way.ids.map((id, index) => (
          <tspan key={id} className={off.includes(id) ? 'off' : undefined}>
            {index > 0 ? ` ${id}` : id}
          </tspan>
        ))}
      </text>
    </g>
  )
}

interface StateBoxProps {
  table: ProcedureView
  state: string
  at: { x: number; y: number }
  picked: boolean
  faults: DraftCheck['findings']
  pick(): void
}

function StateBox({ table, state, at, picked, faults, pick }: StateBoxProps) {
  const titles = useTitles()
  const { t } = useTranslation()
  const one = table.states.find((row) => row.state === state)
  const staying = table.transitions.filter(({ from, to }) => from.includes(state) && (to === null || to === state)).length
  const wrong = faults.some(({ severity }) => severity === 'error')
  const faded = faults.some(({ code }) => code === 'unreachable')
  const kind = [one?.terminal ? 'end' : '', picked ? 'picked' : '', wrong ? 'wrong' : '', faded ? 'faded' : ''].join(' ')
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    pick()
  }
  const title = one ? titles(one.title) : state
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
    <g
      className={`state-box ${kind}`}
      transform={`translate(${at.x - BOX.width / 2} ${at.y - BOX.height / 2})`}
      role="button"
      tabIndex={0}
      aria-pressed={picked}
      aria-label={title}
      onClick={pick}
      onKeyDown={byKey}
    >
      <rect width={BOX.width} height={BOX.height} rx="6" />
      <text className="name" x={BOX.width / 2} y={staying > 0 ? 18 : 26} textAnchor="middle">
        {title.length > 16 ? `${title.slice(0, 15)}…` : title}
        <title>{title}</title>
      </text>
      {staying > 0 ? (
        <text className="more" x={BOX.width / 2} y="33" textAnchor="middle">
          {t('procedures.staying', { count: staying })}
        </text>
      ) : null}
    </g>
  )
}
