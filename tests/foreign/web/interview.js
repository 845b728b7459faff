// Holds an interview over gRPC-Web: reads with Watch, writes with Send. `client` is one of the two below it:
// { unary(method, request), serverStream(method, request) }, over method descriptors of @bufbuild/protobuf.

import { create, fromJson, toJson } from '@bufbuild/protobuf';
import { Candidate } from '../candidate.js';
import { DocumentKind, DocumentService, DocumentState } from '../.generated/syncinterview/documents/v1/documents_pb.js';
import { ClientMessageSchema, ServerMessageSchema } from '../.generated/syncinterview/interview/v1/conversation_pb.js';
import { InterviewService } from '../.generated/syncinterview/interview/v1/interview_pb.js';

const CHUNK = 64 * 1024;

/** `files`: { resume, job }, each { name, bytes }. `print` gets each message in protobuf's JSON mapping. */
export async function holdInterview(client, files, print) {
  const [resume, job] = await Promise.all([
    upload(client, files.resume, DocumentKind.RESUME),
    upload(client, files.job, DocumentKind.JOB_DESCRIPTION),
  ]);
  await Promise.all([untilRead(client, resume), untilRead(client, job)]);
  const { interview } = await unary(client, InterviewService.method.createInterview, { interview: { resume, jobDescription: job } });
  await converse(client, interview.name, print);
}

async function converse(client, interview, print) {
  const candidate = new Candidate(interview);
  const stream = client.serverStream(InterviewService.method.watch, create(InterviewService.method.watch.input, { attach: candidate.attach }));
  for await (const { message } of stream) {
    const heard = toJson(ServerMessageSchema, message);
    print(heard);
    for (const next of candidate.hear(heard)) {
      await unary(client, InterviewService.method.send, { interview, message: fromJson(ClientMessageSchema, next) });
    }
  }
  candidate.check();
}

async function upload(client, { name, bytes }, kind) {
  const start = { displayName: name, kind, sizeBytes: BigInt(bytes.length) };
  let { upload } = await unary(client, DocumentService.method.startUpload, { start });
  while (upload.committedSize < bytes.length) {
    const offset = Number(upload.committedSize);
    const data = bytes.subarray(offset, offset + CHUNK);
    const chunk = { writeOffset: BigInt(offset), data, finish: offset + data.length === bytes.length };
    ({ upload } = await unary(client, DocumentService.method.writeUpload, { upload: upload.name, chunk }));
  }
  return upload.document;
}

async function untilRead(client, name) {
  let state;
  const { watchDocument } = DocumentService.method;
  for await (const { document } of client.serverStream(watchDocument, create(watchDocument.input, { name }))) {
    state = document.state;
  }
  if (state !== DocumentState.READY && state !== DocumentState.NEEDS_REVIEW) {
    throw new Error(`${name} was not read: state ${state}`);
  }
}

function unary(client, method, fields) {
  return client.unary(method, create(method.input, fields));
}
