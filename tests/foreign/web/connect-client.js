// connect-web over gRPC-Web in its binary form.

import { createGrpcWebTransport } from '@connectrpc/connect-web';

export function connectClient(baseUrl) {
  const transport = createGrpcWebTransport({ baseUrl, useBinaryFormat: true });
  return {
    async unary(method, request) {
      const { message } = await transport.unary(method, undefined, undefined, undefined, request);
      return message;
    },
    async *serverStream(method, request) {
      const requests = async function* () { yield request; };
      const { message } = await transport.stream(method, undefined, undefined, undefined, requests());
      yield* message;
    },
  };
}
