/**
 * Where panels and questions are shown. Not the body itself: there they would lock its scrolling with a style of no
 * nonce, which the page's policy forbids.
 */
export const overlays = (): HTMLElement => document.querySelector<HTMLElement>('#overlays')!;
