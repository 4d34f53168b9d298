import type { BlockName } from "./block-names.ts";
import { directoryBlock } from "./directory-block.ts";
import {
  contextBlock,
  durationBlock,
  jobsBlock,
  modelBlock,
  pythonBlock,
  secretsBlock,
  statusBlock,
  timeBlock,
} from "./fact-blocks.ts";
import { gitBlock } from "./git-block.ts";
import type { PromptBlock } from "./prompt-block.ts";
import { hostBlock, userBlock } from "./user-block.ts";

/** Every block that there is. */
export const promptBlocks: Readonly<Record<BlockName, PromptBlock>> = {
  user: userBlock,
  host: hostBlock,
  directory: directoryBlock,
  git: gitBlock,
  python: pythonBlock,
  model: modelBlock,
  context: contextBlock,
  secrets: secretsBlock,
  jobs: jobsBlock,
  status: statusBlock,
  duration: durationBlock,
  time: timeBlock,
};
