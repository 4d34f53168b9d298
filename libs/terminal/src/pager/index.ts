export { formOfLanguage, formOfPath, type TextForm } from "./language-of-path.ts";
export { Pager, type PagerOptions, type PagerView } from "./pager.ts";
export type { PagerResult } from "./pager-result.ts";
export { printText, type PrintOptions } from "./print-text.ts";
export { screenBytes } from "./screen-bytes.ts";
export { textPort, type TextPort } from "./text-port.ts";
