import { createHost } from "@aish/executor/host";
import { byteStreamContract } from "@aish/kernel/testing";

byteStreamContract("a pipe of the system", () => {
  const { processes } = createHost();
  const { reader, writer } = processes.openPipe();
  return { source: processes.source(reader), sink: processes.sink(writer) };
});
