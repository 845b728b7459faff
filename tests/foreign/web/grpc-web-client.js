// grpc-web over gRPC-Web in its text form. Needs XMLHttpRequest: a browser.

import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { GrpcWebClientBase, MethodDescriptor, MethodType } from 'grpc-web';

export function grpcWebClient(baseUrl) {
  const base = new GrpcWebClientBase({ format: 'text' });

  // What the generated code of grpc-web would hold.
  const call = method => {
    const path = `/${method.parent.typeName}/${method.name}`;
    const descriptor = new MethodDescriptor(
      path,
      method.methodKind === 'unary' ? MethodType.UNARY : MethodType.SERVER_STREAMING,
      Object,
      Object,
      request => toBinary(method.input, request),
      bytes => fromBinary(method.output, bytes),
    );
    return [baseUrl + path, descriptor];
  };

  return {
    unary(method, request) {
      const [url, descriptor] = call(method);
      return new Promise((resolve, reject) =>
        base.rpcCall(url, request, {}, descriptor, (error, response) => error ? reject(error) : resolve(response)));
    },
    async *serverStream(method, request) {
      const [url, descriptor] = call(method);
      const received = [];
      let wake;
      const post = item => {
        received.push(item);
        wake?.();
      };
      base.serverStreaming(url, request, {}, descriptor)
        .on('data', message => post({ message }))
        .on('error', error => post({ error }))
        .on('end', () => post({ ended: true }));
      while (true) {
        if (received.length === 0) {
          await new Promise(resolve => { wake = resolve; });
        }
        const { message, error, ended } = received.shift();
        if (error) {
          throw error;
        }
        if (ended) {
          return;
        }
        yield message;
      }
    },
  };
}
