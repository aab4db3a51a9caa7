/** The shape of a language: the same keys as Chinese, any text. A missing key does not compile. */
export type TextsOf<T> = { [K in keyof T]: T[K] extends string ? string : TextsOf<T[K]> }
