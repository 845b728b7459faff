// Holds an interview with @grpc/grpc-js over one Converse stream.
// Usage: node converse.js <host:port of the gRPC door> <resume file> <job description file>
// Prints each message received as a line of JSON, and OK as the last line.

import grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Candidate } from './candidate.js';

const CHUNK = 64 * 1024;
const DEADLINE_MS = 120_000;

const [address, resumeFile, jobFile] = process.argv.slice(2);
const protos = fileURLToPath(new URL('../../protos', import.meta.url));
const definition = loadSync(
  ['syncinterview/documents/v1/documents.proto', 'syncinterview/interview/v1/interview.proto'],
  { includeDirs: [protos], longs: String, enums: String },
);
const { syncinterview } = grpc.loadPackageDefinition(definition);
const credentials = grpc.credentials.createInsecure();
const documents = new syncinterview.documents.v1.DocumentService(address, credentials);
const interviews = new syncinterview.interview.v1.InterviewService(address, credentials);
const options = () => ({ deadline: Date.now() + DEADLINE_MS });

const print = message => console.log(JSON.stringify(message));

function upload(file, kind) {
  return new Promise((resolve, reject) => {
    const call = documents.uploadDocument(new grpc.Metadata(), options(),
      (error, response) => error ? reject(error) : resolve(response.document));
    const bytes = readFileSync(file);
    call.write({ start: { displayName: basename(file), kind, sizeBytes: bytes.length } });
    for (let offset = 0; offset < bytes.length; offset += CHUNK) {
      const data = bytes.subarray(offset, offset + CHUNK);
      call.write({ chunk: { writeOffset: offset, data, finish: offset + data.length === bytes.length } });
    }
    call.end();
  });
}

async function untilRead(name) {
  let document;
  for await (const change of documents.watchDocument({ name }, new grpc.Metadata(), options())) {
    document = change.document;
    print({ name, state: document.state });
  }
  if (!['DOCUMENT_STATE_READY', 'DOCUMENT_STATE_NEEDS_REVIEW'].includes(document?.state)) {
    throw new Error(`${name} was not read: ${JSON.stringify(document)}`);
  }
  return name;
}

function createInterview(resume, jobDescription) {
  return new Promise((resolve, reject) => interviews.createInterview({ interview: { resume, jobDescription } }, new grpc.Metadata(), options(),
    (error, response) => error ? reject(error) : resolve(response.interview)));
}

async function converse(interview) {
  const candidate = new Candidate(interview);
  const call = interviews.converse(new grpc.Metadata(), options());
  call.write({ message: { attach: candidate.attach } });
  for await (const { message } of call) {
    print(message);
    for (const next of candidate.hear(message)) {
      call.write({ message: next });
    }
  }
  call.end();
  candidate.check();
}

try {
  const uploads = [upload(resumeFile, 'DOCUMENT_KIND_RESUME'), upload(jobFile, 'DOCUMENT_KIND_JOB_DESCRIPTION')];
  const [resume, job] = await Promise.all((await Promise.all(uploads)).map(document => untilRead(document.name)));
  const interview = await createInterview(resume, job);
  print(interview);
  await converse(interview.name);
  console.log('OK');
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  documents.close();
  interviews.close();
}
