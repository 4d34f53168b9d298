/** What a promise is rejected with; it fails if it is not. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  const [result] = await Promise.allSettled([promise]);
  if (result.status === "rejected") return result.reason;
  throw new Error("it was not rejected");
}
