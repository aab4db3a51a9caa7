/** The elements of an address (GB/T 30428.3). */
export interface AddressElements {
  districtCode: string | null
  streetCode: string | null
  communityCode: string | null
  /** Road, lane or village, as it stands before the number; empty where the text has none. */
  road: string
  number: number | null
  /** What follows the number: `-3`, `A`. */
  suffix: string
  /** The last number of a block. */
  numberTo: number | null
  building: string
  /** A place known by its name, or a crossing. */
  marker: string
  /** Relative position: 旁, 对面. */
  relation: string
  /** What was not understood. */
  rest: string
}

export const NOTHING: AddressElements = {
  districtCode: null,
  streetCode: null,
  communityCode: null,
  road: '',
  number: null,
  suffix: '',
  numberTo: null,
  building: '',
  marker: '',
  relation: '',
  rest: '',
}
