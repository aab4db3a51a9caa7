/** Traditional signs as their simplified twins, for dictionaries and comparisons. */
import { Converter } from 'opencc-js/t2cn'

/** Read on first use: the table takes a moment and some memory. */
let convert: ((text: string) => string) | null = null

export function simplify(text: string): string {
  convert ??= Converter({ from: 't', to: 'cn' })
  return convert(text)
}
