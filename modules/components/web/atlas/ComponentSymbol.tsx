import { symbolOf } from './symbols.ts'

/** Decoration beside the name of the class, which says the same in words. */
export function ComponentSymbol({ classCode, size }: { classCode: string; size: number }) {
  const { colour, frame, sign, dots } = symbolOf(classCode)
  return (
    <svg className="component-symbol" viewBox="0 0 48 48" width={size} height={size} aria-hidden="true">
      <path d={frame} fill={colour} />
      <path d={sign} fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      {dots.map((on, bit) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bit has no other name than its place
        <circle key={bit} cx={15 + bit * 3} cy={38} r={on ? 1.2 : 0.5} fill="#fff" />
      ))}
    </svg>
  )
}
