/** Dialogs that any part of the frame may open. */
export type FrameDialog = 'password' | 'second-factor' | null
