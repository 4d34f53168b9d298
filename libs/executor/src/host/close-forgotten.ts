import { nativeCalls } from "./native-calls.ts";
import { nodeFs } from "./node-fs.ts";

const forgotten = new FinalizationRegistry<number>((descriptor) => nativeCalls().close(descriptor));

/** Closes the descriptor when its owner is collected without having released it. */
export function adoptDescriptor(owner: object, descriptor: number): void {
  if (isOurs(descriptor)) forgotten.register(owner, descriptor, owner);
}

/** Closes it now. The three every process is born with stay open: the next file would get their numbers. */
export function releaseDescriptor(owner: object, descriptor: number): void {
  if (!isOurs(descriptor)) return;
  forgotten.unregister(owner);
  nodeFs().closeSync(descriptor);
}

function isOurs(descriptor: number): boolean {
  return descriptor > 2;
}
