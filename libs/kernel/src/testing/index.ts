export { byteStreamContract, type StreamPair } from "./byte-stream-contract.ts";
export {
  fileSystemContract,
  type FileSystemSubject,
  type FileTree,
} from "./file-system-contract.ts";
