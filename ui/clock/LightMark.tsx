import type { LightName } from './reading.ts'

/** Each light has its own shape, so that it never depends on colour alone. */
export function LightMark({ light, size = 12 }: { light: LightName | null; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" style={{ flex: 'none' }}>
      {light === null ? <circle cx="6" cy="6" r="4" fill="none" stroke="var(--ink-faint)" strokeWidth="1.5" /> : null}
      {light === 'green' ? <circle cx="6" cy="6" r="5" fill="var(--green)" /> : null}
      {light === 'yellow' ? <path d="M6 .8 11.6 11H.4z" fill="var(--yellow)" /> : null}
      {light === 'red' ? <path d="M3.6.5h4.8l3.1 3.1v4.8l-3.1 3.1H3.6L.5 8.4V3.6z" fill="var(--red)" /> : null}
    </svg>
  )
}
